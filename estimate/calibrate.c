/* SPDX-License-Identifier: Apache-2.0 */
#include "estimate/calibrate.h"

#include <math.h>
#include <stdbool.h>
#include <string.h>

#include "estimate/dense.h"

enum { MAX = CALIBRATE_COLUMNS_MAX };

/* Adjusts weights to one margin; moved gets the largest relative change. */
static EstimateStatus
adjust(const Margin *margin, size_t rows, double *weight, double *sum, double *moved)
{
    for (size_t k = 0; k < margin->levels; k++)
        sum[k] = 0;
    for (size_t i = 0; i < rows; i++)
        sum[margin->code[i]] += weight[i];
    for (size_t k = 0; k < margin->levels; k++) {
        if (!(sum[k] > 0) && margin->target[k] > 0)
            return ESTIMATE_DOES_NOT_EXIST;
        sum[k] = sum[k] > 0 ? margin->target[k] / sum[k] : 1;
        *moved = fmax(*moved, fabs(sum[k] - 1));
    }
    for (size_t i = 0; i < rows; i++)
        weight[i] *= sum[margin->code[i]];
    return ESTIMATE_OK;
}

static bool
margin_is_sound(const Margin *margin, size_t rows, double *total)
{
    *total = 0;
    for (size_t k = 0; k < margin->levels; k++) {
        if (!(margin->target[k] >= 0) || isinf(margin->target[k]))
            return false;
        *total += margin->target[k];
    }
    for (size_t i = 0; i < rows; i++)
        if (margin->code[i] < 0 || (size_t)margin->code[i] >= margin->levels)
            return false;
    return true;
}

EstimateStatus
calibrate_post_stratify(const double *weight, const int32_t *code, size_t rows, const double *target, size_t cells, double *out)
{
    Margin margin = {code, target, cells};
    double total;
    if (!margin_is_sound(&margin, rows, &total))
        return ESTIMATE_BAD_INPUT;
    for (size_t k = 0; k < cells; k++) {
        double sum = 0;
        for (size_t i = 0; i < rows; i++)
            sum += code[i] == (int32_t)k ? weight[i] : 0;
        if (!(sum > 0) && target[k] > 0)
            return ESTIMATE_DOES_NOT_EXIST;
        for (size_t i = 0; i < rows; i++)
            if (code[i] == (int32_t)k)
                out[i] = sum > 0 ? weight[i] * (target[k] / sum) : 0;
    }
    return ESTIMATE_OK;
}

EstimateStatus
calibrate_rake(const double *weight, size_t rows, const Margin *margin, size_t margins, double *work, double *out, int *cycles)
{
    double first = 0;
    *cycles = 0;
    for (size_t m = 0; m < margins; m++) {
        double total;
        if (!margin_is_sound(&margin[m], rows, &total))
            return ESTIMATE_BAD_INPUT;
        first = m == 0 ? total : first;
        if (fabs(total - first) > 1e-9 * first)
            return ESTIMATE_BAD_INPUT;
    }
    memcpy(out, weight, rows * sizeof *out);
    for (*cycles = 1; *cycles <= 500; (*cycles)++) {
        double moved = 0;
        for (size_t m = 0; m < margins; m++) {
            EstimateStatus status = adjust(&margin[m], rows, out, work, &moved);
            if (status != ESTIMATE_OK)
                return status;
        }
        if (moved < 1e-12)
            return ESTIMATE_OK;
    }
    return ESTIMATE_NOT_CONVERGED;
}

/* New over old weight at x'lambda, and its derivative. */
static double
ratio(const Calibration *c, double z, double *slope)
{
    double low = c->lower, high = c->upper;
    *slope = 1;
    if (c->kind == CALIBRATE_LINEAR)
        return 1 + z;
    if (c->kind == CALIBRATE_TRUNCATED) {
        *slope = 1 + z > low && 1 + z < high;
        return fmin(fmax(1 + z, low), high);
    }
    double a = (high - low) / ((1 - low) * (high - 1)), e = exp(fmin(a * z, 700));
    double bottom = high - 1 + (1 - low) * e;
    *slope = e * (high - low) * (high - low) / (bottom * bottom);
    return (low * (high - 1) + high * (1 - low) * e) / bottom;
}

/* Residual totals and their derivative at lambda; writes the weights. */
static double
assess(const Calibration *c, const double *lambda, double *residual, double *hessian, double *out)
{
    size_t p = c->columns;
    double worst = 0;
    memcpy(residual, c->target, p * sizeof *residual);
    memset(hessian, 0, p * p * sizeof *hessian);
    for (size_t i = 0; i < c->rows; i++) {
        const double *x = c->x + i * p;
        double z = 0, slope;
        for (size_t j = 0; j < p; j++)
            z += x[j] * lambda[j];
        out[i] = c->weight[i] * ratio(c, z, &slope);
        for (size_t j = 0; j < p; j++) {
            residual[j] -= out[i] * x[j];
            for (size_t k = 0; k <= j; k++)
                hessian[j * p + k] += c->weight[i] * slope * x[j] * x[k];
        }
    }
    for (size_t j = 0; j < p; j++)
        worst = fmax(worst, fabs(residual[j]));
    return worst;
}

EstimateStatus
calibrate_weights(const Calibration *calibration, double *out)
{
    double lambda[MAX] = {0}, residual[MAX], hessian[MAX * MAX], scale[MAX], largest = 0;
    size_t p = calibration->columns;
    if (p == 0 || p > MAX)
        return ESTIMATE_BAD_INPUT;
    if (calibration->kind != CALIBRATE_LINEAR && !(calibration->lower < 1 && calibration->upper > 1 && calibration->lower >= 0))
        return ESTIMATE_BAD_INPUT;
    for (size_t j = 0; j < p; j++)
        largest = fmax(largest, fabs(calibration->target[j]));
    for (int step = 0; step < 100; step++) {
        double worst = assess(calibration, lambda, residual, hessian, out);
        if (!isfinite(worst))
            return ESTIMATE_BAD_INPUT;
        if (worst <= 1e-9 * largest)
            return ESTIMATE_OK;
        if (dense_cholesky(hessian, p, 1e-11, scale) == 0)
            return ESTIMATE_DOES_NOT_EXIST;
        dense_cholesky_solve(hessian, scale, p, residual);
        for (size_t j = 0; j < p; j++)
            lambda[j] += residual[j];
    }
    return ESTIMATE_DOES_NOT_EXIST;
}

EstimateStatus
calibrate_dummies(const Margin *margin, size_t margins, size_t rows, size_t columns, double *x)
{
    size_t offset = 0;
    memset(x, 0, rows * columns * sizeof *x);
    for (size_t m = 0; m < margins; m++) {
        double total;
        if (offset + margin[m].levels > columns || !margin_is_sound(&margin[m], rows, &total))
            return ESTIMATE_BAD_INPUT;
        for (size_t i = 0; i < rows; i++)
            x[i * columns + offset + (size_t)margin[m].code[i]] = 1;
        offset += margin[m].levels;
    }
    return offset == columns ? ESTIMATE_OK : ESTIMATE_BAD_INPUT;
}

EstimateStatus
calibrate_residuals(const double *design_weight, const double *calibrated, const double *x, size_t rows, size_t columns, double *r)
{
    double hessian[MAX * MAX] = {0}, slope[MAX] = {0}, scale[MAX];
    size_t p = columns;
    if (p == 0 || p > MAX)
        return ESTIMATE_BAD_INPUT;
    for (size_t i = 0; i < rows; i++) {
        const double *row = x + i * p;
        double u = calibrated[i] > 0 ? r[i] / calibrated[i] : 0;
        for (size_t j = 0; j < p; j++) {
            slope[j] += design_weight[i] * row[j] * u;
            for (size_t k = 0; k <= j; k++)
                hessian[j * p + k] += design_weight[i] * row[j] * row[k];
        }
    }
    /* Margins share their total, so columns depend on each other: those are dropped. */
    dense_cholesky(hessian, p, 1e-11, scale);
    dense_cholesky_solve(hessian, scale, p, slope);
    for (size_t i = 0; i < rows; i++)
        for (size_t j = 0; j < p; j++)
            r[i] -= calibrated[i] * x[i * p + j] * slope[j];
    return ESTIMATE_OK;
}
