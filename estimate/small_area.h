/* SPDX-License-Identifier: Apache-2.0 */
#ifndef ESTIMATE_SMALL_AREA_H
#define ESTIMATE_SMALL_AREA_H

#include <stddef.h>

#include "estimate/status.h"

enum { SMALL_AREA_COLUMNS_MAX = 20 };

/** How the variance between areas is estimated. */
typedef enum SmallAreaMethod { SMALL_AREA_REML, SMALL_AREA_ML, SMALL_AREA_FH } SmallAreaMethod;

/** Direct estimates of areas with known variances and covariates. Shapes: estimate and variance [areas], x [areas *
 *  columns] row by row (give a column of ones for an intercept). */
typedef struct AreaSample {
    size_t areas, columns;
    const double *estimate, *variance, *x;
} AreaSample;

/** The fitted model. Units: of the estimates; between is the variance between areas: 0 means that the covariates explain
 *  everything, which is legal and to be said. */
typedef struct AreaFit {
    double between, beta[SMALL_AREA_COLUMNS_MAX], beta_error[SMALL_AREA_COLUMNS_MAX];
    int iterations;
} AreaFit;

/** Empirical best linear unbiased predictors of every area and their mean squared errors.
 *  Shapes: predicted and mse [areas]. Units: of the estimates, and squared. Errors: TOO_FEW unless areas > columns + 2;
 *  BAD_INPUT for a variance that is not positive; NOT_IDENTIFIABLE for covariates that depend on each other;
 *  NOT_CONVERGED. Source: Fay and Herriot 1979; Prasad and Rao 1990; Datta and Lahiri 2000. */
EstimateStatus small_area_predict(const AreaSample *sample, SmallAreaMethod method, double *predicted, double *mse, AreaFit *out);

#endif
