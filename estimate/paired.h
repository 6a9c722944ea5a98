/* SPDX-License-Identifier: Apache-2.0 */
#ifndef ESTIMATE_PAIRED_H
#define ESTIMATE_PAIRED_H

#include <stddef.h>

#include "estimate/status.h"

/** Gain of the people who took both tests. Units: points; t, p and effect are NaN when every gain is the same. */
typedef struct PairedGain {
    Interval gain;
    double t, p, effect;             /* effect: mean over standard deviation of the gains */
    double improved, normalised;     /* share that gained; gain over what was left to gain (NaN without a maximum) */
    size_t n, incomplete;            /* people with both tests, with one only */
} PairedGain;

/** Mean of after - before with its t interval; people with one test (NaN) are dropped and counted.
 *  Shapes: before, after [people], work [people]. Units: points; maximum is the highest score, NaN for none.
 *  Errors: TOO_FEW for fewer than two people; the interval is a point, and DEGENERATE, when all gains are alike.
 *  Source: Student 1908; Hake 1998 for the normalised gain. */
EstimateStatus paired_gain(const double *before, const double *after, size_t people, double maximum, double level, double *work,
                           PairedGain *out);

#endif
