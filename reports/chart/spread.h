/* SPDX-License-Identifier: Apache-2.0 */
#ifndef REPORTS_CHART_SPREAD_H
#define REPORTS_CHART_SPREAD_H

#include <stdbool.h>
#include <stddef.h>

/** Move labels on a line apart with the least sum of squared movements, in the order in which they stand: labels that
 *  touch are pooled (pool adjacent violators). middle: wanted on entry, reached on return; not decreasing.
 *  Returns false when all of them together are longer than the line from low to high. Units: points.
 *  Source: Barlow, Bartholomew, Bremner and Brunk 1972, isotonic regression. */
bool spread_labels(double *middle, const double *size, size_t count, double low, double high);

#endif
