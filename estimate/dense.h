/* SPDX-License-Identifier: Apache-2.0 */
#ifndef ESTIMATE_DENSE_H
#define ESTIMATE_DENSE_H

#include <stddef.h>

#include "estimate/status.h"

/* Small dense matrices, row by row. Up to about 60 rows a library call would cost more than the work. */

/** Cholesky factor of a symmetric matrix scaled to a unit diagonal; only the lower triangle is read and replaced.
 *  A column that depends on earlier ones (pivot below tolerance) is dropped: its diagonal becomes 0 and every later
 *  solve gives it 0. Returns the rank.
 *  Shapes: a [n * n], scale [n]. Units: none. Errors: none; a rank below n is for the caller to judge.
 *  Source: Golub and Van Loan, section 4.2. */
size_t dense_cholesky(double *a, size_t n, double tolerance, double *scale);

/** Solves a x = b from the factor, in place of b.
 *  Shapes: factor [n * n], scale [n], b [n]. Units: none. Errors: none. Source: as dense_cholesky. */
void dense_cholesky_solve(const double *factor, const double *scale, size_t n, double *b);

/** Inverse from the factor, or its element (0, 0) alone.
 *  Shapes: factor [n * n], scale [n], inverse [n * n]. Units: none. Errors: none. Source: as dense_cholesky. */
void dense_cholesky_inverse(const double *factor, const double *scale, size_t n, double *inverse);
double dense_cholesky_inverse_first(const double *factor, const double *scale, size_t n);

/** Solves a general system in place of b by elimination with row pivoting; a is destroyed.
 *  Shapes: a [n * n], b [n]. Units: none. Errors: NOT_IDENTIFIABLE when a pivot is below 1e-13 of the largest entry.
 *  Source: Golub and Van Loan, section 3.4. */
EstimateStatus dense_solve(double *a, double *b, size_t n);

#endif
