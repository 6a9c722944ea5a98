/* SPDX-License-Identifier: Apache-2.0 */
#ifndef ESTIMATE_BETA_H
#define ESTIMATE_BETA_H

/** Regularised incomplete beta function I(x;a,b) and its complement, for a, b > 0 and 0 <= x <= 1. Relative error
 *  below 1e-12 in both tails for parameters from 0.01 to 1e9.
 *  Shapes: scalars. Units: probabilities. Errors: NaN outside the domain. Source: DiDonato and Morris 1992; Loader 2000. */
double beta_lower(double x, double a, double b);
double beta_upper(double x, double a, double b);

/** The x with I(x;a,b) = p, or with complement q.
 *  Shapes: scalars. Units: as x. Errors: NaN outside the domain. Source: bracketed Newton on the smaller tail's log. */
double beta_quantile(double p, double a, double b);
double beta_upper_quantile(double q, double a, double b);

/** Student's t distribution with df > 0: P(T <= t), P(T > t), the quantile of p, and the t of a two-sided interval.
 *  Shapes: scalars. Units: probabilities; level in (0, 1). Errors: NaN outside the domain.
 *  Source: t^2/(df + t^2) has a beta distribution (DLMF 8.17). Infinite df gives the normal distribution. */
double beta_student_lower(double t, double df);
double beta_student_upper(double t, double df);
double beta_student_quantile(double p, double df);
double beta_student_two_sided(double level, double df);

/** Snedecor's F distribution with d1, d2 > 0: P(F > f) and the quantile of p.
 *  Shapes: scalars. Units: probabilities. Errors: NaN outside the domain. Source: as above. */
double beta_snedecor_upper(double f, double d1, double d2);
double beta_snedecor_quantile(double p, double d1, double d2);

/** Binomial distribution of n trials with probability p: P(X = k), P(X <= k), P(X >= k), and the smallest k with
 *  P(X <= k) >= q.
 *  Shapes: scalars; k and n are whole numbers. Units: probabilities. Errors: NaN outside the domain.
 *  Source: P(X >= k) = I(p; k, n-k+1). */
double beta_binomial_mass(double k, double n, double p);
double beta_binomial_lower(double k, double n, double p);
double beta_binomial_upper(double k, double n, double p);
double beta_binomial_quantile(double q, double n, double p);

#endif
