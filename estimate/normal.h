/* SPDX-License-Identifier: Apache-2.0 */
#ifndef ESTIMATE_NORMAL_H
#define ESTIMATE_NORMAL_H

/** Standard normal distribution: P(Z <= z), P(Z > z) and the z below which lies probability p; 1e-12 relative.
 *  Shapes: scalars. Units: probabilities in [0, 1]. Errors: quantiles are NaN outside [0, 1], infinite at its ends.
 *  Source: cdf by erfc; Wichura 1988 (AS 241), tails polished by one Halley step. */
double normal_lower(double z);
double normal_upper(double z);
double normal_quantile(double p);

/** z for a two-sided interval, such as 1.959963984540054 at level 0.95.
 *  Shapes: scalar. Units: level in (0, 1). Errors: NaN outside. Source: as normal_quantile. */
double normal_two_sided(double level);

#endif
