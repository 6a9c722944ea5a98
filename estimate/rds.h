/* SPDX-License-Identifier: Apache-2.0 */
#ifndef ESTIMATE_RDS_H
#define ESTIMATE_RDS_H

#include "estimate/recruitment.h"
#include "estimate/status.h"

/* Respondent-driven sampling: shares of groups in a population that recruits itself. Assumes that ties go both ways, that
 * degrees are reported well, that recruits are a random draw of a respondent's ties, and that chains are long enough to
 * forget their seeds. Samples are checked and repaired by recruitment.h first: every row with a group has a degree. */

enum { RDS_GROUPS_MAX = 12 };

/** What recruitment shows before any weighting; matrices are row by row, recruiter first. Units: people; shares. */
typedef struct RdsChain {
    int32_t groups;
    double transitions[RDS_GROUPS_MAX * RDS_GROUPS_MAX], stationary[RDS_GROUPS_MAX];
    double harmonic_degree[RDS_GROUPS_MAX], sample_share[RDS_GROUPS_MAX];
    double recruitment_homophily; /* 1: as by chance */
    double mixing;                /* second eigenvalue for two groups: 0 forgets at once, near 1 is a bottleneck */
} RdsChain;

/** Counts the transitions and solves for the chain's stationary distribution.
 *  Shapes: sample as Recruitment. Units: as RdsChain. Errors: BAD_INPUT; TOO_FEW (fewer than two groups or a group without
 *  members, nobody recruited); NOT_IDENTIFIABLE (a group that recruited nobody, or groups that never meet); the counts
 *  and means are filled in all the same. Source: Heckathorn 1997; Salganik and Heckathorn 2004. */
EstimateStatus rds_chain(const Recruitment *sample, RdsChain *out);

/** RDS-I shares, plain or from the symmetrised (smoothed) chain.
 *  Shapes: share [groups]. Units: share. Errors: as rds_chain. Source: Salganik and Heckathorn 2004; Heckathorn 2007. */
EstimateStatus rds_one(const RdsChain *chain, double *share);
EstimateStatus rds_one_smoothed(const RdsChain *chain, double *share);

/** RDS-II weights 1 / degree (0 for rows without a group), and shares from any weights.
 *  Shapes: weight [n], share [groups]. Units: weight any, share. Errors: TOO_FEW when nobody has a group, BAD_INPUT.
 *  Source: Volz and Heckathorn 2008. */
EstimateStatus rds_two_weights(const Recruitment *sample, double *weight);
EstimateStatus rds_share(const Recruitment *sample, const double *weight, double *share);

/** Gile's successive-sampling weights for a population of known size, with Rosen's inclusion probabilities; work [3 n].
 *  Shapes: weight [n], work [3 * n], order [n]. Units: population in people; weight in people.
 *  Errors: BAD_INPUT (population below the sample), TOO_FEW, NOT_CONVERGED. Source: Gile 2011; Rosen 1997. */
EstimateStatus rds_successive_weights(const Recruitment *sample, double population, double *weight, double *work,
                                      uint32_t *order);

/** Population homophily of one group against the others (1: as by chance; tree from recruitment_tree), and its
 *  differential activity: weighted mean degree of the group over that of the others.
 *  Shapes: first [n + 2], child [n], weight [n]. Units: ratios. Errors: DOES_NOT_EXIST when a part of it is empty. Source: Gile, Johnston, Salganik
 *  2015; Handcock, Fellows and Gile (RDS, documentation). */
EstimateStatus rds_homophily(const Recruitment *sample, int32_t group, const uint32_t *first, const uint32_t *child,
                             double *homophily);
EstimateStatus rds_activity(const Recruitment *sample, const double *weight, int32_t group, double *activity);

/** Design effect of a share against a simple random sample without replacement.
 *  Shapes: scalars. Units: population in people (infinity for none). Errors: NaN at a share of 0 or 1. Source: Kish 1965. */
double rds_design_effect(double standard_error, double share, double n, double population);

/** How the estimate moves as the sample grows: the RDS-II share of a group after each respondent, in row order.
 *  Shapes: running [n]; NaN before the first respondent with a group. Units: share. Errors: none.
 *  Source: Gile, Johnston and Salganik 2015 (convergence plot). */
void rds_convergence(const Recruitment *sample, int32_t group, double *running);

/** The same share within each seed's own tree: trees that disagree are a bottleneck. tree [n] gets the seed's row of each
 *  respondent; share [n] the share at the rows of seeds, NaN elsewhere; work [n].
 *  Shapes: tree [n], share [n], work [n]. Units: share. Errors: none; the sample has no cycle. Source: as above. */
void rds_bottleneck(const Recruitment *sample, int32_t group, int32_t *tree, double *share, double *work);

#endif
