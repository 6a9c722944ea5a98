/* SPDX-License-Identifier: Apache-2.0 */
#ifndef ESTIMATE_REPLICATE_H
#define ESTIMATE_REPLICATE_H

#include <stddef.h>
#include <stdint.h>

#include "estimate/design.h"
#include "estimate/status.h"

/* Variances by replication. Totals, means and ratios need only the weighted totals of the first-stage units. */

/** Weighted totals of the units, in order of strata. Shapes: top and bottom [units]; first [strata + 1] is each stratum's
 *  first unit; fraction [strata] is its sampled fraction (0 without a population). bottom NULL: a total, else top over
 *  bottom. Memory is the caller's. */
typedef struct UnitTotals {
    size_t units, strata;
    double *top, *bottom, *fraction;
    uint32_t *first;
} UnitTotals;

/** Sums w y and w x over each unit of a prepared design; x NULL leaves bottom alone (use x = 1 for a mean). NaN is left out
 *  of both.
 *  Shapes: y, x [rows]. Units: of y and x. Errors: none. Source: none. */
void replicate_totals(const Design *design, const double *y, const double *x, UnitTotals *out);

/** A variance around the estimate and around the replicates' mean; they differ a little, and which was used is part of the
 *  method. Units: of the estimate, squared. */
typedef struct ReplicateVariance {
    double point, around_point, around_mean;
    size_t replicates;
} ReplicateVariance;

/** Jackknife: one unit left out at a time, the others of its stratum scaled up (JKn; JK1 with one stratum).
 *  Shapes: as UnitTotals. Units: squared. Errors: LONELY_PSU for a stratum with one unit; DOES_NOT_EXIST for a ratio over
 *  0. Source: Wolter 2007, chapter 4. */
EstimateStatus replicate_jackknife(const UnitTotals *totals, ReplicateVariance *out);

/** Balanced repeated replication for strata of two units, with Fay's factor rho (0: none); a Sylvester-Hadamard matrix of
 *  the smallest power of two above the number of strata, whose column h serves stratum h.
 *  Shapes: as UnitTotals. Units: squared. Errors: BAD_INPUT unless every stratum has two units and 0 <= rho < 1;
 *  DOES_NOT_EXIST. Source: McCarthy 1969; Judkins 1990. */
EstimateStatus replicate_balanced(const UnitTotals *totals, double rho, ReplicateVariance *out);

/** Estimates of replicates first .. first + count - 1 of the rescaling bootstrap: n_h - 1 units drawn with replacement in
 *  every stratum, weights times draws times n_h / (n_h - 1). The finite population correction is not used.
 *  Shapes: draws [largest units of a stratum], out [count]. Units: of the estimate. Errors: LONELY_PSU.
 *  Source: Rao and Wu 1988; Rao, Wu and Yue 1992. */
EstimateStatus replicate_rao_wu(const UnitTotals *totals, uint64_t seed, uint64_t first, size_t count, uint32_t *draws,
                                double *out);

/** The weights of one such replicate for every row, for estimators that are not made of totals.
 *  Shapes: out [rows], draws [largest units of a stratum]. Units: weights. Errors: LONELY_PSU. Source: as above. */
EstimateStatus replicate_rao_wu_weights(const Design *design, const UnitTotals *totals, uint64_t seed, uint64_t replicate,
                                        uint32_t *draws, double *out);

#endif
