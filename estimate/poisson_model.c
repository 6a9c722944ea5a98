/* SPDX-License-Identifier: Apache-2.0 */
#include "estimate/poisson_model.h"

#include <math.h>
#include <string.h>

#include "estimate/dense.h"
#include "estimate/deviance.h"

enum { MAX = POISSON_MODEL_COLUMNS_MAX };

static double
mean_of_row(const PoissonModel *model, const double *beta, size_t i)
{
    double eta = 0;
    for (size_t j = 0; j < model->columns; j++)
        eta += model->x[i * model->columns + j] * beta[j];
    return exp(eta);
}

static double
kernel(const PoissonModel *model, const double *beta)
{
    double sum = 0;
    for (size_t i = 0; i < model->rows; i++) {
        double mu = mean_of_row(model, beta, i);
        sum += (model->y[i] > 0 ? model->y[i] * log(mu) : 0) - mu;
    }
    return sum;
}

static void
derivatives(const PoissonModel *model, const double *beta, double *gradient, double *hessian)
{
    size_t p = model->columns;
    memset(gradient, 0, p * sizeof *gradient);
    memset(hessian, 0, p * p * sizeof *hessian);
    for (size_t i = 0; i < model->rows; i++) {
        const double *x = model->x + i * p;
        double mu = mean_of_row(model, beta, i);
        for (size_t j = 0; j < p; j++) {
            gradient[j] += x[j] * (model->y[i] - mu);
            for (size_t k = 0; k <= j; k++)
                hessian[j * p + k] += mu * x[j] * x[k];
        }
    }
}

static void
finish(const PoissonModel *model, PoissonFit *fit)
{
    fit->deviance = fit->log_likelihood = 0;
    for (size_t i = 0; i < model->rows; i++) {
        double mu = mean_of_row(model, fit->beta, i), y = model->y[i];
        fit->deviance += 2 * deviance_poisson(y, mu);
        fit->log_likelihood += (y > 0 ? y * log(mu) : 0) - mu - deviance_log_gamma(y + 1);
    }
}

EstimateStatus
poisson_model_fit(const PoissonModel *model, int warm, PoissonFit *fit)
{
    double gradient[MAX], step[MAX], scale[MAX], hessian[MAX * MAX], tried[MAX], total = 0;
    size_t p = model->columns;
    for (size_t i = 0; i < model->rows; i++)
        total += model->y[i];
    if (p == 0 || p > MAX || !(total > 0))
        return ESTIMATE_BAD_INPUT;
    if (!warm) {
        memset(fit->beta, 0, sizeof fit->beta);
        fit->beta[0] = log(total / (double)model->rows);
    }
    double value = kernel(model, fit->beta);
    for (fit->iterations = 1; fit->iterations <= 100; fit->iterations++) {
        double decrement = 0, length = 1, next = NAN;
        derivatives(model, fit->beta, gradient, hessian);
        memcpy(step, gradient, p * sizeof *step);
        if (dense_cholesky(hessian, p, 1e-13, scale) < p)
            return ESTIMATE_NOT_IDENTIFIABLE;
        dense_cholesky_solve(hessian, scale, p, step);
        for (size_t j = 0; j < p; j++)
            decrement += gradient[j] * step[j];
        for (int halving = 0; halving < 40; halving++, length *= 0.5) {
            for (size_t j = 0; j < p; j++)
                tried[j] = fit->beta[j] + length * step[j];
            next = kernel(model, tried);
            if (isfinite(next) && next >= value - 1e-12 * fabs(value))
                break;
        }
        if (!isfinite(next))
            return ESTIMATE_NOT_CONVERGED;
        memcpy(fit->beta, tried, p * sizeof *tried);
        value = next;
        if (decrement < 1e-13) {
            derivatives(model, fit->beta, gradient, hessian);
            if (dense_cholesky(hessian, p, 1e-13, scale) < p)
                return ESTIMATE_NOT_IDENTIFIABLE;
            fit->variance_first = dense_cholesky_inverse_first(hessian, scale, p);
            finish(model, fit);
            return ESTIMATE_OK;
        }
    }
    return ESTIMATE_NOT_CONVERGED;
}
