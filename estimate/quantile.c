/* SPDX-License-Identifier: Apache-2.0 */
#include "estimate/quantile.h"

#include <float.h>
#include <math.h>
#include <stdbool.h>

#include "estimate/order.h"

/* The quantile is x_j + weight (x_{j+1} - x_j) with 1-based j between 0 and n, x_0 = x_1 and x_{n+1} = x_n. */
static bool
locate(size_t n, double p, int type, double *j, double *weight)
{
    static const double a[6] = {0, 0.5, 0, 1, 1.0 / 3, 3.0 / 8}, b[6] = {1, 0.5, 0, 1, 1.0 / 3, 3.0 / 8};
    const double fuzz = 4 * DBL_EPSILON;
    if (n == 0 || !(p >= 0 && p <= 1) || type < 1 || type > 9)
        return false;
    double size = (double)n, place = type > 3 ? a[type - 4] + p * (size + 1 - a[type - 4] - b[type - 4])
                                              : size * p - (type == 3 ? 0.5 : 0);
    *j = floor(place + fuzz);
    double rest = place - *j;
    if (fabs(rest) < fuzz)
        rest = 0;
    bool whole = !(fabs(rest) > 0);
    if (type > 3)
        *weight = rest;
    else if (type == 1)
        *weight = whole ? 0 : 1;
    else if (type == 2)
        *weight = whole ? 0.5 : 1;
    else
        *weight = whole && !(fmod(*j, 2) > 0) ? 0 : 1;
    return true;
}

static size_t
index_of(double j, size_t n)
{
    return j < 1 ? 0 : j > (double)n ? n - 1 : (size_t)j - 1;
}

double
quantile_sorted(const double *x, size_t n, double p, int type)
{
    double j, weight;
    if (!locate(n, p, type, &j, &weight))
        return NAN;
    double low = x[index_of(j, n)], high = x[index_of(j + 1, n)];
    return weight > 0 ? low + weight * (high - low) : low;
}

double
quantile_of(double *x, size_t n, double p, int type)
{
    double j, weight;
    if (!locate(n, p, type, &j, &weight))
        return NAN;
    double high = order_select(x, n, index_of(j + 1, n));
    double low = order_select(x, n, index_of(j, n));
    return weight > 0 ? low + weight * (high - low) : low;
}
