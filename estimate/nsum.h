/* SPDX-License-Identifier: Apache-2.0 */
#ifndef ESTIMATE_NSUM_H
#define ESTIMATE_NSUM_H

#include <stddef.h>

#include "estimate/design.h"
#include "estimate/replicate.h"
#include "estimate/status.h"

/* Network scale-up: the size of a hidden group from how many of its members people say they know. Assumes that the known
 * groups are known like the hidden one, that ties are seen from both ends, and that answers are right; generalised
 * scale-up corrects the last two from a sample of the hidden group itself. */

/** Answers about known groups. Shapes: answer [n * groups] row by row, NaN where not answered; size [groups]. population:
 *  people in the whole; top_code: answers above it count as it (0: none), hidden answers never. */
typedef struct KnownAnswers {
    size_t n, groups;
    const double *answer, *size;
    double population, top_code;
} KnownAnswers;

/** Known-population degree of every respondent; groups a respondent did not answer leave both sums. held_out is a group to
 *  leave aside (for a check), or groups.
 *  Shapes: degree [n]; NaN where nothing was answered. Units: people. Errors: BAD_INPUT for a size or answer below 0, a
 *  population that is not positive, or known groups of no one. Source: Killworth et al. 1998. */
EstimateStatus nsum_degrees(const KnownAnswers *known, size_t held_out, double *degree);

/** Answers about the hidden group with degrees and weights (NULL: all 1). Shapes: arrays [n]; NaN answers are left out. */
typedef struct HiddenAnswers {
    size_t n;
    const double *answer, *degree, *weight;
    double population;
} HiddenAnswers;

/** A scale-up estimate with what it is made of. Units: people. killworth_se ignores clustering: give it only beside a
 *  design-based one. */
typedef struct ScaleUp {
    double total, killworth_se, sum_degree, connections;
    size_t used, left_out;
} ScaleUp;

/** Basic scale-up (maximum likelihood): population times connections over degrees.
 *  Shapes: as HiddenAnswers. Units: people. Errors: DOES_NOT_EXIST when degrees sum to 0; TOO_FEW; BAD_INPUT.
 *  Source: Killworth et al. 1998. */
EstimateStatus nsum_mle(const HiddenAnswers *hidden, ScaleUp *out);

/** Plug-in estimate: population times the mean of answer over degree; respondents of degree 0 are left out and counted.
 *  Shapes: as HiddenAnswers. Units: people. Errors: TOO_FEW; BAD_INPUT. Source: Killworth et al. 1998 (PIMLE). */
EstimateStatus nsum_pimle(const HiddenAnswers *hidden, ScaleUp *out);

/** Mean of the respondents' multiplicity-corrected reports times the population.
 *  Shapes: report [n], weight [n] or NULL. Units: people. Errors: TOO_FEW. Source: Sirken 1970. */
EstimateStatus nsum_multiplicity(const double *report, const double *weight, size_t n, double population, double *total);

/** Generalised scale-up: the basic estimate over the degree ratio (mean degree of hidden members over that of all) and
 *  the true positive rate (share of a hidden member's ties who know).
 *  Shapes: scalars. Units: people. Errors: BAD_INPUT for a ratio that is not positive and finite, or a rate outside
 *  (0, 1]. Source: Feehan and Salganik 2016. */
EstimateStatus nsum_generalized(double basic, double degree_ratio, double true_positive_rate, double *total);

/** Linear form of the basic estimate, for design_variance: the design's weights are those of the estimate.
 *  Shapes: r [n], design of the same rows. Units: people. Errors: as nsum_mle. Source: Binder 1983. */
EstimateStatus nsum_linear(const Design *design, const HiddenAnswers *hidden, double *r, double *total);

/** Basic estimates of replicates first .. first + count - 1 of the rescaled bootstrap on first-stage units; y and x [n]
 *  hold the pairs that are complete.
 *  Shapes: y, x [n], totals as UnitTotals, draws [largest units of a stratum], out [count]. Units: people. Errors: as
 *  replicate_rao_wu. Source: Rust and Rao 1996; Feehan and Salganik 2016. */
EstimateStatus nsum_bootstrap(const Design *design, const HiddenAnswers *hidden, double *y, double *x, UnitTotals *totals,
                              uint64_t seed, uint64_t first, size_t count, uint32_t *draws, double *out);

#endif
