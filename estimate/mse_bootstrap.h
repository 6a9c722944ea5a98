/* SPDX-License-Identifier: Apache-2.0 */
#ifndef ESTIMATE_MSE_BOOTSTRAP_H
#define ESTIMATE_MSE_BOOTSTRAP_H

#include <stddef.h>
#include <stdint.h>

#include "estimate/mse_rule.h"

/** Estimates of replicates first .. first + count - 1: n people drawn from the observed histories, the whole choice of the
 *  model repeated. Ranges may run in any order and in threads with a workspace each: same bytes.
 *  Shapes: estimates [count]; NaN where a replicate has no estimate. Units: people. Errors: BAD_INPUT, TOO_FEW; those of
 *  the rule on the data itself. Source: Chan, Silverman and Vincent 2021, section 3.3. */
EstimateStatus mse_bootstrap_range(const HistoryTable *table, const MseRule *rule, uint64_t seed, uint64_t first, size_t count,
                                   Loglinear *work, double *estimates);

/** What a BCa interval is made of. Units: people; bias z0 in standard normal units; dropped in replicates. */
typedef struct MseBca {
    double total, bias, acceleration;
    size_t dropped;
} MseBca;

/** BCa limits at given quantile levels (0.025 and 0.975 for a 95 % interval) from replicates, which are sorted in place.
 *  Shapes: estimates [n], levels [n_levels], limits [n_levels]. Units: people. Errors: DEGENERATE when more than 10 % of
 *  the replicates have no estimate, fewer than 100 are left, the bias correction is infinite, or a jackknife table has no
 *  estimate; those of the rule on the data. A level beyond reach gets NaN.
 *  Source: Efron 1987; DiCiccio and Efron 1996; jackknife weights as Chan, Silverman and Vincent 2021. */
EstimateStatus mse_bootstrap_bca(const HistoryTable *table, const MseRule *rule, double *estimates, size_t n,
                                 const double *levels, size_t n_levels, Loglinear *work, double *limits, MseBca *out);

#endif
