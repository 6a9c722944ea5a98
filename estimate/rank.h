/* SPDX-License-Identifier: Apache-2.0 */
#ifndef ESTIMATE_RANK_H
#define ESTIMATE_RANK_H

#include <stdbool.h>
#include <stddef.h>

#include "estimate/status.h"

enum { RANK_EXACT_BELOW = 50 };

/** A shift with its rank test. achieved_level is the true level of the limits, which can only take some values; exact is
 *  false where ties, zeros or 50 or more values lead to the normal approximation. Units: of the values. */
typedef struct RankShift {
    Interval shift; /* Hodges-Lehmann estimate; standard_error is NaN */
    double statistic, p_greater, p_two_sided, achieved_level;
    size_t used; /* after zeros were dropped from the statistic */
    bool exact;
} RankShift;

/** One sample or differences of pairs: median of the Walsh averages and Wilcoxon's signed-rank test of 0.
 *  Shapes: x [n], work [2 * n + 1300]. Units: of x. Errors: TOO_FEW for no values, DEGENERATE test when all are 0;
 *  BAD_INPUT for NaN or beyond 1e300. Source: Hodges and Lehmann 1963; Wilcoxon 1945; Walsh averages selected by value, not listed. */
EstimateStatus rank_paired(const double *x, size_t n, double level, double *work, RankShift *out);

/** Two samples: median of the differences x - y and Wilcoxon's rank-sum test (statistic: pairs with x > y).
 *  Shapes: x [m], y [n], work [2 * (m + n)], and 130,000 more when both are below RANK_EXACT_BELOW. Units: of x.
 *  Errors: TOO_FEW for an empty sample, BAD_INPUT for NaN or beyond 1e300. Source: Hodges and Lehmann 1963; Mann and Whitney 1947. */
EstimateStatus rank_two_samples(const double *x, size_t m, const double *y, size_t n, double level, double *work, RankShift *out);

#endif
