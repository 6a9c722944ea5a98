/* SPDX-License-Identifier: Apache-2.0 */
#ifndef ESTIMATE_RATE_H
#define ESTIMATE_RATE_H

#include <stdint.h>

#include "estimate/status.h"

/** Events per unit of exposure with exact Poisson limits.
 *  Shapes: scalars. Units: events over exposure. Errors: BAD_INPUT (exposure outside 1e-100 .. 1e100, events beyond 2^53, level).
 *  Source: Garwood 1936. */
EstimateStatus rate_poisson(uint64_t events, double exposure, double level, Interval *out);

/** Ratio of two rates (first over second) with exact limits, and the two-sided exact p of a ratio of 1.
 *  Shapes: scalars. Units: ratio. Errors: BAD_INPUT; TOO_FEW without events; without events in the second the point is
 *  DOES_NOT_EXIST and the upper limit NOT_REACHED. Source: Clopper and Pearson 1934, conditionally on the sum. */
EstimateStatus rate_ratio(uint64_t events1, double exposure1, uint64_t events2, double exposure2, double level, Interval *out,
                          double *p);

#endif
