/* SPDX-License-Identifier: Apache-2.0 */
#ifndef ESTIMATE_ORDER_H
#define ESTIMATE_ORDER_H

#include <stddef.h>
#include <stdint.h>

/* Sorting in place, without the allocation that a library's qsort may do. */

/** Sorts values upwards.
 *  Shapes: x [n], none NaN. Units: any. Errors: none. Source: Williams 1964 (heapsort), Hoare 1962 (quicksort). */
void order_values(double *x, size_t n);

/** Moves the k-th smallest value (from 0) to x[k], smaller ones before it, larger ones behind it; returns it.
 *  Shapes: x [n], k < n, none NaN. Units: any. Errors: none. Source: Hoare 1961. */
double order_select(double *x, size_t n, size_t k);

/** Groups row numbers by a key of theirs, keys upwards; rows of one key in an order that depends on the input alone.
 *  Shapes: rows [n], key [as rows say]. Units: none. Errors: none. Source: McIlroy, Bostic and McIlroy 1993. */
void order_by_key(uint32_t *rows, size_t n, const int32_t *key);

/** Sorts row numbers by a comparison that gives less than, equal or more than 0; equal rows keep their number's order.
 *  Shapes: rows [n]. Units: none. Errors: none. Source: as order_values. */
void order_rows(uint32_t *rows, size_t n, int (*compare)(const void *context, uint32_t a, uint32_t b), const void *context);

#endif
