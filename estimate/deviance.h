/* SPDX-License-Identifier: Apache-2.0 */
#ifndef ESTIMATE_DEVIANCE_H
#define ESTIMATE_DEVIANCE_H

/* Factors of densities without cancellation: what makes tails good to 1e-12 for any size of the parameters. */

/** x log(x / mean) + mean - x, accurate also where x is near mean; at x = 0 it is mean.
 *  Shapes: scalars. Units: none. Errors: NaN for negative arguments. Source: Loader 2000, own series in (x-m)/(x+m). */
double deviance_poisson(double x, double mean);

/** log(x!) minus Stirling's formula: log Gamma(x+1) - (x+1/2) log x + x - log(2 pi)/2, for x > 0.
 *  Shapes: scalar. Units: none. Errors: NaN for x <= 0. Source: DLMF 5.11.1. */
double deviance_stirling(double x);

/** x^a exp(-x) / Gamma(a+1) for real a >= 0: the Poisson probability of a at mean x.
 *  Shapes: scalars. Units: probability. Errors: NaN outside the domain. Source: Loader 2000. */
double deviance_poisson_mass(double a, double x);

/** x^a y^b / B(a,b) for a, b > 0 and x + y = 1, both given so that neither loses digits.
 *  Shapes: scalars. Units: none. Errors: NaN outside the domain. Source: Loader 2000. */
double deviance_beta_power(double a, double b, double x, double y);

/** log Gamma(x) for x > 0, without the global sign of lgamma.
 *  Shapes: scalar. Units: none. Errors: NaN for x <= 0. Source: libm. */
double deviance_log_gamma(double x);

/** Integral of a density from start outwards in panels of width step (its sign is the direction) until a panel adds
 *  nothing more; for tails of densities whose standard deviation is about 2 |step|.
 *  Shapes: density takes (context, distance from start). Units: probability. Errors: none.
 *  Source: Gauss-Legendre rule with 16 nodes, DLMF 3.5. */
double deviance_tail(double (*density)(const void *context, double distance), const void *context, double step);

#endif
