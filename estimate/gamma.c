/* SPDX-License-Identifier: Apache-2.0 */
#include "estimate/gamma.h"

#include <math.h>
#include <stdbool.h>

#include "estimate/deviance.h"
#include "estimate/normal.h"

#define LARGE_SHAPE 1e7 /* from here the tail is integrated: series and fraction need thousands of terms */

static double
series(double a, double x)
{
    double term = 1, sum = 1;
    for (double n = 1; term > sum * 1e-17; n++) {
        term *= x / (a + n);
        sum += term;
    }
    return deviance_poisson_mass(a, x) * sum;
}

/* Lentz's method for DLMF 8.9.2. */
static double
fraction(double a, double x)
{
    const double tiny = 1e-300;
    double b = x + 1 - a, c = 1 / tiny, d = 1 / b, h = d;
    for (double n = 1; n < 1e6; n++) {
        double an = -n * (n - a);
        b += 2;
        d = an * d + b;
        d = fabs(d) < tiny ? tiny : d;
        c = b + an / c;
        c = fabs(c) < tiny ? tiny : c;
        d = 1 / d;
        double factor = d * c;
        h *= factor;
        if (fabs(factor - 1) < 1e-16)
            break;
    }
    return a * deviance_poisson_mass(a, x) * h;
}

typedef struct GammaPoint {
    double a, x;
} GammaPoint;

static double
density_at(const void *context, double distance)
{
    const GammaPoint *g = context;
    double x = g->x + distance;
    return x > 0 ? deviance_poisson_mass(g->a, x) * (g->a / x) : 0;
}

/* The tail that the algorithm gives at full relative accuracy, and which one it is. */
static double
accurate_tail(double a, double x, bool *is_lower)
{
    *is_lower = x < a + 1;
    if (a > LARGE_SHAPE) {
        *is_lower = x < a;
        GammaPoint point = {a, x};
        return deviance_tail(density_at, &point, *is_lower ? -0.5 * sqrt(a) : 0.5 * sqrt(a));
    }
    return *is_lower ? series(a, x) : fraction(a, x);
}

static double
tail(double a, double x, bool lower)
{
    if (!(a > 0) || !(x >= 0))
        return NAN;
    if (!(x > 0))
        return lower ? 0 : 1;
    if (isinf(x))
        return lower ? 1 : 0;
    bool is_lower;
    double value = accurate_tail(a, x, &is_lower);
    value = value > 1 ? 1 : value;
    return is_lower == lower ? value : 1 - value;
}

double
gamma_lower(double a, double x)
{
    return tail(a, x, true);
}

double
gamma_upper(double a, double x)
{
    return tail(a, x, false);
}

static double
start(double a, double p, double q)
{
    double z = p < q ? normal_quantile(p) : -normal_quantile(q);
    double c = 1 / (9 * a), root = 1 - c + z * sqrt(c), guess = a * root * root * root;
    double small = exp((log(p) + deviance_log_gamma(a + 1)) / a); /* P(a,x) ~ x^a / Gamma(a+1) */
    if (root > 0.2 && a > 0.5)
        return guess;
    return p < 0.9 ? (small > 0 ? small : 1e-300) : a - log(q);
}

/* Newton on log(tail) against log x: nearly linear in the lower tail, concave in the upper one. */
static double
quantile(double a, double p, double q)
{
    bool lower = p <= q;
    double target = log(lower ? p : q), low = 0, high = (double)INFINITY, x = start(a, p, q);
    for (int i = 0; i < 200; i++) {
        double value = tail(a, x, lower), error = log(value) - target;
        if ((error > 0) == lower)
            high = x;
        else
            low = x;
        double slope = (lower ? 1 : -1) * a * deviance_poisson_mass(a, x) / value;
        double next = x * exp(-error / slope), moved = fabs(next - x) / x;
        bool inside = next >= low * (1 - 1e-15) && next <= high * (1 + 1e-15);
        x = inside ? next : isinf(high) ? 2 * x : low > 0 ? sqrt(low * high) : 0.01 * high;
        if (inside && moved < 1e-10) /* quadratic: one more step would move less than rounding */
            break;
    }
    return x;
}

static double
checked_quantile(double a, double p, double q)
{
    if (!(a > 0) || !(p >= 0 && p <= 1) || !(q >= 0 && q <= 1))
        return NAN;
    if (!(p > 0))
        return 0;
    return q > 0 ? quantile(a, p, q) : (double)INFINITY;
}

double
gamma_lower_quantile(double a, double p)
{
    return checked_quantile(a, p, 1 - p);
}

double
gamma_upper_quantile(double a, double q)
{
    return checked_quantile(a, 1 - q, q);
}

double
gamma_chi_square_lower(double x, double df)
{
    return gamma_lower(0.5 * df, 0.5 * x);
}

double
gamma_chi_square_upper(double x, double df)
{
    return gamma_upper(0.5 * df, 0.5 * x);
}

double
gamma_chi_square_quantile(double p, double df)
{
    return 2 * gamma_lower_quantile(0.5 * df, p);
}

double
gamma_poisson_mass(double k, double mean)
{
    return k < 0 ? 0 : deviance_poisson_mass(k, mean);
}

double
gamma_poisson_lower(double k, double mean)
{
    return k < 0 ? 0 : gamma_upper(k + 1, mean);
}

double
gamma_poisson_upper(double k, double mean)
{
    return k <= 0 ? (mean >= 0 ? 1 : (double)NAN) : gamma_lower(k, mean);
}

double
gamma_poisson_quantile(double p, double mean)
{
    if (!(mean >= 0) || !(p >= 0 && p <= 1))
        return NAN;
    if (!(p < 1))
        return INFINITY;
    double k = floor(mean + (p > 0 ? normal_quantile(p) : -40) * sqrt(mean));
    k = k > 0 ? k : 0;
    double jump = floor(0.01 * sqrt(mean)) + 1;
    while (gamma_poisson_lower(k, mean) < p)
        k += jump;
    while (k > 0 && gamma_poisson_lower(k - 1, mean) >= p)
        k -= 1;
    return k;
}
