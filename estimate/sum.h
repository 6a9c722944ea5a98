/* SPDX-License-Identifier: Apache-2.0 */
#ifndef ESTIMATE_SUM_H
#define ESTIMATE_SUM_H

#include <math.h>
#include <stddef.h>

/** A compensated sum; starts as {0}. */
typedef struct Sum {
    double total, correction;
} Sum;

/** Adds a value; the order of calls is the order of summation.
 *  Shapes: scalar. Units: any. Errors: NaN and infinity pass through. Source: Neumaier 1974. */
static inline void
sum_add(Sum *sum, double value)
{
    double total = sum->total + value;
    if (fabs(sum->total) >= fabs(value))
        sum->correction += (sum->total - total) + value;
    else
        sum->correction += (value - total) + sum->total;
    sum->total = total;
}

/** The sum so far, good to one rounding however many values went in.
 *  Shapes: scalar. Units: those added. Errors: none. Source: Neumaier 1974. */
double sum_value(Sum sum);

/** Sum of an array, and of the products of two arrays.
 *  Shapes: x and y [n]. Units: any. Errors: none; 0 for n = 0. Source: Neumaier 1974. */
double sum_of(const double *x, size_t n);
double sum_of_products(const double *x, const double *y, size_t n);

/** Mean and variance (divisor n - 1) in two passes, the second centred.
 *  Shapes: x [n], n >= 2. Units: those of x, and their square. Errors: NaN for n < 2. Source: Chan, Golub, LeVeque 1983. */
void sum_moments(const double *x, size_t n, double *mean, double *variance);

#endif
