/* SPDX-License-Identifier: Apache-2.0 */
#ifndef ESTIMATE_GAMMA_H
#define ESTIMATE_GAMMA_H

/** Regularised incomplete gamma functions P(a,x) and Q(a,x) = 1 - P for shape a > 0 and x >= 0: the gamma distribution
 *  of scale 1. Relative error below 1e-12 in both tails for a from 0.01 to 1e9, beyond that limited by the rounding of x.
 *  Shapes: scalars. Units: probabilities. Errors: NaN outside the domain. Source: DLMF 8.7, 8.9; Loader 2000. */
double gamma_lower(double a, double x);
double gamma_upper(double a, double x);

/** The x with P(a,x) = p, or with Q(a,x) = q.
 *  Shapes: scalars. Units: as x. Errors: NaN outside the domain; 0 or infinity at p, q of 0 or 1.
 *  Source: start by Wilson and Hilferty 1931, then bracketed Newton steps on the logarithm of the smaller tail. */
double gamma_lower_quantile(double a, double p);
double gamma_upper_quantile(double a, double q);

/** Chi-square distribution with df > 0: P(X <= x), P(X > x) and the quantile of p.
 *  Shapes: scalars. Units: probabilities. Errors: as above. Source: gamma with a = df/2. */
double gamma_chi_square_lower(double x, double df);
double gamma_chi_square_upper(double x, double df);
double gamma_chi_square_quantile(double p, double df);

/** Poisson distribution with mean >= 0: P(X = k), P(X <= k), P(X >= k), and the smallest k with P(X <= k) >= p.
 *  Shapes: scalars; k is a whole number. Units: probabilities. Errors: NaN outside the domain.
 *  Source: P(X <= k) = Q(k+1, mean). */
double gamma_poisson_mass(double k, double mean);
double gamma_poisson_lower(double k, double mean);
double gamma_poisson_upper(double k, double mean);
double gamma_poisson_quantile(double p, double mean);

#endif
