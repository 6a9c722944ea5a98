/* SPDX-License-Identifier: Apache-2.0 */
#ifndef ESTIMATE_SURVIVAL_H
#define ESTIMATE_SURVIVAL_H

#include <stddef.h>
#include <stdint.h>

#include "estimate/status.h"

/** How the interval of a survival share is made; log-log is the default. */
typedef enum SurvivalBand { SURVIVAL_PLAIN, SURVIVAL_LOG, SURVIVAL_LOG_LOG } SurvivalBand;

/** A Kaplan-Meier curve: at each distinct time with an event, the share that survives it and Greenwood's sum. Shapes:
 *  time, share and greenwood have room for n entries, the caller's; steps are in use. */
typedef struct SurvivalCurve {
    size_t n, events, steps;
    double *time, *share, *greenwood;
} SurvivalCurve;

/** Fits the curve; event 1 happened, 0 censored; at equal times events come first. order [n] is scratch.
 *  Shapes: time, event, order [n]. Units: of time. Errors: BAD_INPUT for a time that is negative or not finite; TOO_FEW for
 *  n = 0; a curve without events is OK and stays at 1. Source: Kaplan and Meier 1958; Greenwood 1926. */
EstimateStatus survival_fit(const double *time, const uint8_t *event, size_t n, uint32_t *order, SurvivalCurve *out);

/** Share that survives a time, with interval.
 *  Shapes: curve. Units: share. Errors: DEGENERATE limits where the share is 0 or 1. Source: Kalbfleisch, Prentice 2002. */
EstimateStatus survival_at(const SurvivalCurve *curve, double time, SurvivalBand band, double level, Interval *out);

/** Time by which share p has had the event (0.5: the median); limits where the band crosses.
 *  Shapes: curve. Units: of time. Errors: BAD_INPUT for p outside (0, 1); NOT_REACHED for the point and for each limit that
 *  the data never cross, to be printed in words. Source: Brookmeyer and Crowley 1982. */
EstimateStatus survival_quantile(const SurvivalCurve *curve, double p, SurvivalBand band, double level, Interval *out);

/** Log-rank test of two groups (0 and 1). Units: events; chi_square on 1 degree of freedom. */
typedef struct LogRank {
    double observed, expected, chi_square, p; /* of group 1 */
} LogRank;

/** Tests whether two groups have the same curve.
 *  Shapes: time, event, group, order [n]. Units: as LogRank. Errors: as survival_fit; DEGENERATE when nothing varies.
 *  Source: Mantel 1966. */
EstimateStatus survival_log_rank(const double *time, const uint8_t *event, const uint8_t *group, size_t n, uint32_t *order,
                                 LogRank *out);

#endif
