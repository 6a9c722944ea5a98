/* SPDX-License-Identifier: Apache-2.0 */
#ifndef ESTIMATE_QUANTILE_H
#define ESTIMATE_QUANTILE_H

#include <stddef.h>

/** Sample quantile of sorted values by one of the nine types of Hyndman and Fan; type 7 is the usual default, 8 is
 *  nearly median-unbiased.
 *  Shapes: x [n] ascending. Units: p in [0, 1], result as x. Errors: NaN for n = 0, p outside [0, 1], type outside 1-9.
 *  Source: Hyndman and Fan 1996. */
double quantile_sorted(const double *x, size_t n, double p, int type);

/** The same of values in any order, which are reordered; no full sort.
 *  Shapes: x [n], none NaN. Units: as above. Errors: as above. Source: Hyndman and Fan 1996. */
double quantile_of(double *x, size_t n, double p, int type);

#endif
