/* SPDX-License-Identifier: Apache-2.0 */
#ifndef ESTIMATE_RECAPTURE_H
#define ESTIMATE_RECAPTURE_H

#include <stddef.h>
#include <stdint.h>

#include "estimate/status.h"

/* Population size from two lists or from repeated samples; assumes a closed population, independent lists, and equal
 * chances for everybody within a list. */

/** Two lists: n1 and n2 people, both of them in both lists. Units: people. */
typedef struct TwoLists {
    uint64_t n1, n2, both;
} TwoLists;

/** Lincoln-Petersen n1 n2 / both, and Bailey's version for sampling with replacement.
 *  Shapes: scalars. Units: people. Errors: DOES_NOT_EXIST (no overlap, Petersen only), BAD_INPUT (both beyond a list),
 *  TOO_FEW (an empty list). Source: Petersen 1896; Bailey 1951. */
EstimateStatus recapture_petersen(TwoLists lists, double *total);
EstimateStatus recapture_bailey(TwoLists lists, double *total);

/** Chapman's estimate with Seber's variance; the log-normal interval (better below 50 in both) or the normal one, which
 *  is cut at the people seen.
 *  Shapes: scalars. Units: people; level in (0, 1). Errors: as above; DEGENERATE limits where the variance is 0.
 *  Source: Chapman 1951; Seber 1982, p. 60; Chao 1987. */
EstimateStatus recapture_chapman(TwoLists lists, double level, Interval *log_normal, Interval *normal);

/** Chao's lower bound from the people seen once and twice: a bound, to be printed as one.
 *  Shapes: scalars. Units: people. Errors: BAD_INPUT when more were seen once or twice than at all; TOO_FEW when nobody
 *  was; the interval is DEGENERATE where nobody was seen twice. Source: Chao 1987. */
EstimateStatus recapture_chao(uint64_t observed, uint64_t once, uint64_t twice, double level, Interval *out);

/** Repeated samples: caught, recaptured and marked afterwards, one entry a sample. Units: people. */
typedef struct SampleSeries {
    size_t samples;
    const double *caught, *recaptured, *returned;
} SampleSeries;

/** Sums that both estimators of a series are made of, with M the marked people at large. */
typedef struct SeriesSums {
    double caught_marked, recaptured, caught_marked_squared, recaptured_marked, recaptured_squared_by_caught;
} SeriesSums;

/** The sums of a series.
 *  Shapes: arrays [samples]. Units: people. Errors: BAD_INPUT for negative counts or recaptured beyond caught or beyond
 *  the marked people. Source: Seber 1982, chapter 4. */
EstimateStatus recapture_sums(const SampleSeries *series, SeriesSums *out);

/** Schnabel's estimate with exact Poisson limits; chapman adds one recapture to the divisor.
 *  Shapes: arrays [samples]. Units: people. Errors: as recapture_sums; DOES_NOT_EXIST without recaptures (unless
 *  chapman); the upper limit is NOT_REACHED then. Source: Schnabel 1938; Chapman 1952. */
EstimateStatus recapture_schnabel(const SampleSeries *series, int chapman, double level, Interval *out);

/** Schumacher and Eschmeyer's regression estimate; limits by t on 1/N.
 *  Shapes: arrays [samples], samples >= 3. Units: people. Errors: as recapture_sums; TOO_FEW; DOES_NOT_EXIST; the upper
 *  limit is NOT_REACHED when 1/N may be 0. Source: Schumacher and Eschmeyer 1943. */
EstimateStatus recapture_schumacher(const SampleSeries *series, double level, Interval *out);

#endif
