/* SPDX-License-Identifier: Apache-2.0 */
#ifndef ESTIMATE_RDS_BOOTSTRAP_H
#define ESTIMATE_RDS_BOOTSTRAP_H

#include <stdint.h>

#include "estimate/recruitment.h"
#include "estimate/status.h"

/** Standard error of an RDS share as the tree bootstrap would give it for the linearised estimator, without drawing: one
 *  pass from the leaves to the seeds.
 *  Shapes: weight [n], first [n + 2] and child [n] from recruitment_tree, work [3 * n]. Units: share. Errors: TOO_FEW;
 *  DEGENERATE when it is 0. Source: derived from Baraff, McCormick and Raftery 2016. */
EstimateStatus rds_bootstrap_linear(const Recruitment *sample, const double *weight, int32_t group, const uint32_t *first,
                                    const uint32_t *child, double *work, double *standard_error);

/** RDS-II shares of replicates first_replicate .. + count - 1 of the tree bootstrap: seeds drawn from the seeds, each
 *  drawn person's recruits from that person's recruits. queue is for at most queue_length people (20 n is ample; a
 *  replicate that outgrows it is NaN).
 *  Shapes: first [n + 2], child [n], queue [queue_length], out [count]. Units: share. Errors: TOO_FEW.
 *  Source: Baraff, McCormick and Raftery 2016. */
typedef struct RdsTree {
    const uint32_t *first, *child;
    uint32_t *queue;
    size_t queue_length;
    const double *weight; /* [n] of rds_two_weights, saves a division a draw; NULL: from the degrees */
} RdsTree;

/** Draws them; see RdsTree.
 *  Shapes: out [count]. Units: share. Errors: TOO_FEW. Source: Baraff, McCormick and Raftery 2016. */
EstimateStatus rds_bootstrap_tree(const Recruitment *sample, int32_t group, RdsTree tree, uint64_t seed, uint64_t first_replicate,
                                  size_t count, double *out);

/** RDS-II shares of replicates of Salganik's bootstrap: a chain over groups, degrees drawn in proportion to degree. For
 *  comparison: its intervals are known to be too short.
 *  Shapes: cumulated [n], member [n] (rows by group), out [count]. Units: share. Errors: as rds_chain.
 *  Source: Salganik 2006. */
EstimateStatus rds_bootstrap_salganik(const Recruitment *sample, int32_t group, uint64_t *cumulated, uint32_t *member,
                                      uint64_t seed, uint64_t first_replicate, size_t count, double *out);

/** Mean, standard deviation and type-7 percentiles of replicates, which are sorted in place.
 *  Shapes: replicates [n]. Units: those of the replicates. Errors: DEGENERATE when fewer than 100 or fewer than 90 % are
 *  finite, or all are equal. Source: Efron 1979. */
EstimateStatus rds_bootstrap_interval(double *replicates, size_t n, double point, double level, Interval *out);

#endif
