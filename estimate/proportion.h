/* SPDX-License-Identifier: Apache-2.0 */
#ifndef ESTIMATE_PROPORTION_H
#define ESTIMATE_PROPORTION_H

#include <stdint.h>

#include "estimate/status.h"

/** Interval for x of n in a simple random sample. Wilson's is the one to print; Wald's is for comparison only.
 *  Shapes: scalars. Units: share. Errors: TOO_FEW for n = 0; BAD_INPUT for x beyond n, n beyond 2^53, level outside (0, 1).
 *  Source: Wilson 1927; Clopper and Pearson 1934; Agresti and Coull 1998; Newcombe 1998a; Brown, Cai, DasGupta 2001. */
EstimateStatus proportion_wilson(uint64_t x, uint64_t n, double level, Interval *out);
EstimateStatus proportion_wilson_corrected(uint64_t x, uint64_t n, double level, Interval *out);
EstimateStatus proportion_clopper_pearson(uint64_t x, uint64_t n, double level, Interval *out);
EstimateStatus proportion_mid_p(uint64_t x, uint64_t n, double level, Interval *out);
EstimateStatus proportion_jeffreys(uint64_t x, uint64_t n, double level, Interval *out);
EstimateStatus proportion_agresti_coull(uint64_t x, uint64_t n, double level, Interval *out);
EstimateStatus proportion_wald(uint64_t x, uint64_t n, double level, Interval *out);

/** Difference x1/n1 - x2/n2 of independent samples (Newcombe's method 10).
 *  Shapes: scalars. Units: share. Errors: as above. Source: Newcombe 1998b. */
EstimateStatus proportion_difference(uint64_t x1, uint64_t n1, uint64_t x2, uint64_t n2, double level, Interval *out);

/** The same people before and after: how many said yes both times, yes then no, no then yes, no both times. */
typedef struct PairedCells {
    uint64_t yes_yes, yes_no, no_yes, no_no;
} PairedCells;

/** Difference before - after on the same people: Newcombe's method 10 (default), and Tango's score interval.
 *  Shapes: scalars. Units: share. Errors: as above. Source: Newcombe 1998c; Tango 1998. */
EstimateStatus proportion_paired(PairedCells cells, double level, Interval *out);
EstimateStatus proportion_paired_tango(PairedCells cells, double level, Interval *out);

#endif
