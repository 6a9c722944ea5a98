/* SPDX-License-Identifier: Apache-2.0 */
#ifndef ESTIMATE_TREND_H
#define ESTIMATE_TREND_H

#include <stdbool.h>
#include <stddef.h>

#include "estimate/status.h"

/** Whether a series rises or falls, and how fast. approximate is true below ten points, where the normal distribution of S
 *  is a rough one. Units: slope in x per unit of time. */
typedef struct Trend {
    double s, variance, z, p, tau, slope;
    size_t n;
    bool approximate;
} Trend;

/** Mann-Kendall test and Sen's slope; missing values (NaN) drop out and the other times stay. work [n * (n - 1) / 2].
 *  Shapes: time and x [n], work as above. Units: as Trend. Errors: TOO_FEW for fewer than four points; DEGENERATE when all x
 *  are alike (slope 0, no p); BAD_INPUT for equal times or infinite values. Source: Mann 1945; Kendall 1975; Sen 1968. */
EstimateStatus trend_mann_kendall(const double *time, const double *x, size_t n, double *work, Trend *out);

#endif
