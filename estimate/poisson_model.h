/* SPDX-License-Identifier: Apache-2.0 */
#ifndef ESTIMATE_POISSON_MODEL_H
#define ESTIMATE_POISSON_MODEL_H

#include <stddef.h>

#include "estimate/status.h"

enum { POISSON_MODEL_COLUMNS_MAX = 40 };

/** A Poisson regression with log link. Shapes: x [rows * columns] row by row, y [rows] of counts, not all 0. */
typedef struct PoissonModel {
    size_t rows, columns;
    const double *x, *y;
} PoissonModel;

/** What a fit leaves. Units: beta on the log scale; variance_first is of beta[0]. */
typedef struct PoissonFit {
    double beta[POISSON_MODEL_COLUMNS_MAX], variance_first, deviance, log_likelihood;
    int iterations;
} PoissonFit;

/** Maximum likelihood by Newton's method; beta holds the start when warm.
 *  Shapes: as PoissonModel. Units: none. Errors: BAD_INPUT, NOT_IDENTIFIABLE, NOT_CONVERGED (also when the estimate lies
 *  at infinity). Source: McCullagh and Nelder 1989. */
EstimateStatus poisson_model_fit(const PoissonModel *model, int warm, PoissonFit *fit);

#endif
