/* SPDX-License-Identifier: Apache-2.0 */
#include "estimate/dense.h"

#include <math.h>

size_t
dense_cholesky(double *a, size_t n, double tolerance, double *scale)
{
    size_t rank = 0;
    for (size_t i = 0; i < n; i++)
        scale[i] = a[i * n + i] > 0 ? 1 / sqrt(a[i * n + i]) : 0;
    for (size_t i = 0; i < n; i++) {
        double *row = a + i * n;
        for (size_t j = 0; j < i; j++) {
            const double *other = a + j * n;
            double value = row[j] * scale[i] * scale[j];
            for (size_t k = 0; k < j; k++)
                value -= row[k] * other[k];
            row[j] = other[j] > 0 ? value / other[j] : 0;
        }
        double pivot = scale[i] > 0 ? 1 : 0;
        for (size_t k = 0; k < i; k++)
            pivot -= row[k] * row[k];
        row[i] = pivot > tolerance ? sqrt(pivot) : 0;
        rank += pivot > tolerance;
    }
    return rank;
}

static void
forward(const double *factor, size_t n, double *b)
{
    for (size_t i = 0; i < n; i++) {
        double value = b[i];
        for (size_t k = 0; k < i; k++)
            value -= factor[i * n + k] * b[k];
        b[i] = factor[i * n + i] > 0 ? value / factor[i * n + i] : 0;
    }
}

void
dense_cholesky_solve(const double *factor, const double *scale, size_t n, double *b)
{
    for (size_t i = 0; i < n; i++)
        b[i] *= scale[i];
    forward(factor, n, b);
    for (size_t i = n; i-- > 0;) {
        double value = factor[i * n + i] > 0 ? b[i] / factor[i * n + i] : 0;
        b[i] = value;
        for (size_t k = 0; k < i; k++)
            b[k] -= factor[i * n + k] * value;
    }
    for (size_t i = 0; i < n; i++)
        b[i] *= scale[i];
}

void
dense_cholesky_inverse(const double *factor, const double *scale, size_t n, double *inverse)
{
    for (size_t i = 0; i < n; i++) {
        double *row = inverse + i * n;
        for (size_t j = 0; j < n; j++)
            row[j] = i == j ? 1 : 0;
        dense_cholesky_solve(factor, scale, n, row);
    }
}

/* |L^-1 e0|^2 needs one forward pass; the intermediate vector lives in 64 doubles at a time. */
double
dense_cholesky_inverse_first(const double *factor, const double *scale, size_t n)
{
    double column[64], sum = 0;
    if (n > 64)
        return NAN;
    for (size_t i = 0; i < n; i++)
        column[i] = i == 0 ? scale[0] : 0;
    forward(factor, n, column);
    for (size_t i = 0; i < n; i++)
        sum += column[i] * column[i];
    return sum;
}

static size_t
largest_below(const double *a, size_t n, size_t column)
{
    size_t best = column;
    for (size_t i = column + 1; i < n; i++)
        if (fabs(a[i * n + column]) > fabs(a[best * n + column]))
            best = i;
    return best;
}

static void
swap_rows(double *a, double *b, size_t n, size_t i, size_t j)
{
    for (size_t k = 0; k < n; k++) {
        double held = a[i * n + k];
        a[i * n + k] = a[j * n + k];
        a[j * n + k] = held;
    }
    double held = b[i];
    b[i] = b[j];
    b[j] = held;
}

EstimateStatus
dense_solve(double *a, double *b, size_t n)
{
    double size = 0;
    for (size_t i = 0; i < n * n; i++)
        size = fabs(a[i]) > size ? fabs(a[i]) : size;
    for (size_t k = 0; k < n; k++) {
        swap_rows(a, b, n, k, largest_below(a, n, k));
        if (!(fabs(a[k * n + k]) > 1e-13 * size))
            return ESTIMATE_NOT_IDENTIFIABLE;
        for (size_t i = k + 1; i < n; i++) {
            double factor = a[i * n + k] / a[k * n + k];
            for (size_t j = k; j < n; j++)
                a[i * n + j] -= factor * a[k * n + j];
            b[i] -= factor * b[k];
        }
    }
    for (size_t i = n; i-- > 0;) {
        for (size_t j = i + 1; j < n; j++)
            b[i] -= a[i * n + j] * b[j];
        b[i] /= a[i * n + i];
    }
    return ESTIMATE_OK;
}
