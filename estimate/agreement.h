/* SPDX-License-Identifier: Apache-2.0 */
#ifndef ESTIMATE_AGREEMENT_H
#define ESTIMATE_AGREEMENT_H

#include <stddef.h>

#include "estimate/status.h"

enum { AGREEMENT_CATEGORIES_MAX = 40 };

/** How far apart two categories are when disagreement is weighted. */
typedef enum AgreementWeight { AGREEMENT_NOMINAL, AGREEMENT_LINEAR, AGREEMENT_SQUARED } AgreementWeight;

/** Cohen's kappa of two raters from their table of counts (row: first rater); standard error for NOMINAL only.
 *  Shapes: table [categories * categories]. Units: none. Errors: BAD_INPUT; TOO_FEW without subjects; DOES_NOT_EXIST when
 *  chance alone agrees always. Source: Cohen 1960, 1968; Fleiss, Cohen and Everitt 1969. */
EstimateStatus agreement_cohen(const double *table, size_t categories, AgreementWeight weight, double level, Interval *out);

/** Fleiss' kappa of many raters. Units: none; z of no agreement; category arrays hold one kappa each. */
typedef struct FleissKappa {
    double kappa, standard_error, z, p, observed, expected;
    double category[AGREEMENT_CATEGORIES_MAX], category_z[AGREEMENT_CATEGORIES_MAX];
} FleissKappa;

/** Agreement of m raters on subjects: counts[i * categories + j] raters put subject i into category j. With two raters it
 *  is not Cohen's.
 *  Shapes: counts [subjects * categories]. Units: none. Errors: BAD_INPUT when subjects have different numbers of raters;
 *  TOO_FEW for fewer than two raters or no subject; DOES_NOT_EXIST when all is one category.
 *  Source: Fleiss 1971; Fleiss, Nee and Landis 1979. */
EstimateStatus agreement_fleiss(const double *counts, size_t subjects, size_t categories, FleissKappa *out);

#endif
