/* SPDX-License-Identifier: Apache-2.0 */
#ifndef ESTIMATE_DESIGN_H
#define ESTIMATE_DESIGN_H

#include <stddef.h>
#include <stdint.h>

#include "estimate/status.h"

enum { DESIGN_STAGES_MAX = 3 };

/** What a stratum with a single sampled unit adds to a variance. */
typedef enum LonelyRule {
    LONELY_FAIL,   /* no variance: LONELY_PSU */
    LONELY_REMOVE, /* nothing, as if the unit were certain to be drawn */
    LONELY_ADJUST, /* its squared distance from the mean of all units of the design */
    LONELY_AVERAGE /* what the other strata add on average */
} LonelyRule;

/** How a sample was drawn. Shapes: weight, stratum, unit and population [rows], order [rows]. stratum[s] NULL: one
 *  stratum; unit[s] NULL: every row is a unit; population[s]: units of the row's stratum in the population at that stage
 *  (finite population correction), NULL: drawn with replacement or from a large population. Rows of other domains stay
 *  in. design_prepare fills order and what follows it. */
typedef struct Design {
    size_t rows;
    const double *weight;
    uint32_t stages;
    const int32_t *stratum[DESIGN_STAGES_MAX], *unit[DESIGN_STAGES_MAX];
    const double *population[DESIGN_STAGES_MAX];
    LonelyRule lonely;
    uint32_t *order;
    size_t strata, units, lonely_row; /* of the first stage; lonely_row: a row of the first lonely stratum, or rows */
    double degrees_of_freedom;
} Design;

/** Sorts the rows by stage, stratum and unit and checks the design; once before any estimate.
 *  Shapes: as Design. Units: none. Errors: BAD_INPUT for a weight that is negative or 1e100 and more, no weight at all, a
 *  population that changes within a stratum or is below its sampled units; TOO_FEW for no rows. Source: Lumley 2004. */
EstimateStatus design_prepare(Design *design);

/** Variance of the sum of r over the sample, r being the weighted linear variable of an estimator.
 *  Shapes: r [rows]. Units: squared units of r. Errors: LONELY_PSU under LONELY_FAIL. Source: Cochran 1977, 5A and 10;
 *  Wolter 2007; for several stages each unit adds its sampled fraction of what varies within it. */
EstimateStatus design_variance(const Design *design, const double *r, double *variance);

/** Kish's loss of precision by unequal weights, n sum w^2 / (sum w)^2.
 *  Shapes: weight [rows]. Units: ratio. Errors: NaN without weight. Source: Kish 1965. */
double design_weighting_effect(const double *weight, size_t rows);

#endif
