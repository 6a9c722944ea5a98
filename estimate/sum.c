/* SPDX-License-Identifier: Apache-2.0 */
#include "estimate/sum.h"

#include <math.h>

double
sum_value(Sum sum)
{
    return isfinite(sum.correction) ? sum.total + sum.correction : sum.total;
}

double
sum_of(const double *x, size_t n)
{
    Sum sum = {0};
    for (size_t i = 0; i < n; i++)
        sum_add(&sum, x[i]);
    return sum_value(sum);
}

double
sum_of_products(const double *x, const double *y, size_t n)
{
    Sum sum = {0};
    for (size_t i = 0; i < n; i++)
        sum_add(&sum, x[i] * y[i]);
    return sum_value(sum);
}

void
sum_moments(const double *x, size_t n, double *mean, double *variance)
{
    *mean = *variance = NAN;
    if (n < 2)
        return;
    double m = sum_of(x, n) / (double)n;
    Sum squares = {0}, rest = {0};
    for (size_t i = 0; i < n; i++) {
        sum_add(&squares, (x[i] - m) * (x[i] - m));
        sum_add(&rest, x[i] - m);
    }
    double drift = sum_value(rest);
    *mean = m + drift / (double)n;
    *variance = (sum_value(squares) - drift * drift / (double)n) / (double)(n - 1);
}
