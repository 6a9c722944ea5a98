/* SPDX-License-Identifier: Apache-2.0 */
#include "estimate/beta.h"

#include <math.h>
#include <stdbool.h>

#include "estimate/deviance.h"
#include "estimate/normal.h"

#define LARGE_SHAPE 1e7 /* both parameters larger: the tail is integrated */

/* Lentz's method for the continued fraction of DiDonato and Morris (1992, equation 9), whose terms do not cancel near
 * x = 1; without the power in front. */
static double
fraction(double a, double b, double x, double y)
{
    const double tiny = 1e-300;
    double slack = a * y - b * x + 1, f = a / (a + 1) * slack, c, d = 0;
    f = fabs(f) < tiny ? tiny : f;
    c = f;
    for (double n = 1; n < 1e6; n++) {
        double odd = a + 2 * n - 1, rest = n * (b - n) * x;
        double alpha = (a + n - 1) / odd * ((a + b + n - 1) / odd) * rest * x;
        double beta = n + rest / odd + (a + n) / (a + 2 * n + 1) * (slack + n * (1 + y));
        d = beta + alpha * d;
        c = beta + alpha / c;
        d = 1 / (fabs(d) < tiny ? tiny : d);
        c = fabs(c) < tiny ? tiny : c;
        double factor = d * c;
        f *= factor;
        if (fabs(factor - 1) < 1e-16)
            break;
    }
    return 1 / f;
}

typedef struct BetaPoint {
    double a, b, x, y;
} BetaPoint;

static double
density_below(const void *context, double distance)
{
    const BetaPoint *point = context;
    double x = point->x + distance, y = point->y - distance;
    return x > 0 && y > 0 ? deviance_beta_power(point->a, point->b, x, y) / (x * y) : 0;
}

/* I(x;a,b) for x below the mean, where it is the accurate tail. */
static double
below_mean(double a, double b, double x, double y)
{
    if (a > LARGE_SHAPE && b > LARGE_SHAPE) {
        BetaPoint point = {a, b, x, y};
        double n = a + b, sd = sqrt(a / n * (b / n) / n);
        return deviance_tail(density_below, &point, -0.5 * sd);
    }
    return deviance_beta_power(a, b, x, y) * fraction(a, b, x, y);
}

/* One tail, from x and y = 1 - x. */
static double
tail(double a, double b, double x, double y, bool lower)
{
    if (!(a > 0) || !(b > 0) || !(x >= 0) || !(y >= 0))
        return NAN;
    if (!(x > 0) || !(y > 0))
        return (x > 0) == lower ? 1 : 0;
    bool direct = x * (a + b + 2) < a + 1;
    double value = direct ? below_mean(a, b, x, y) : below_mean(b, a, y, x);
    value = value > 1 ? 1 : value;
    return direct == lower ? value : 1 - value;
}

double
beta_lower(double x, double a, double b)
{
    return tail(a, b, x, 1 - x, true);
}

double
beta_upper(double x, double a, double b)
{
    return tail(a, b, x, 1 - x, false);
}

static double
start(double a, double b, double p)
{
    double small = exp((log(p) + log(a) + deviance_log_gamma(a) + deviance_log_gamma(b) - deviance_log_gamma(a + b)) / a);
    double n = a + b, mean = a / n, z = normal_quantile(p);
    double guess = mean + z * sqrt(mean * (b / n) / (n + 1));
    if (a < 1 || !(guess > 0.1 * mean))
        guess = small;
    return guess > 1e-300 ? (guess < 0.5 ? guess : 0.5) : 1e-300;
}

/* x <= 1/2 with lower tail p and upper tail q: Newton on log(tail) against log x. */
static double
solve(double a, double b, double p, double q)
{
    bool lower = p <= q;
    double target = log(lower ? p : q), low = 0, high = 0.5, x = start(a, b, p);
    for (int i = 0; i < 300; i++) {
        double value = tail(a, b, x, 1 - x, lower), error = log(value) - target;
        if ((error > 0) == lower)
            high = x;
        else
            low = x;
        double slope = (lower ? 1 : -1) * deviance_beta_power(a, b, x, 1 - x) / ((1 - x) * value);
        double next = x * exp(-error / slope), moved = fabs(next - x) / x;
        bool inside = next >= low * (1 - 1e-15) && next <= high * (1 + 1e-15);
        x = inside ? next : low > 0 ? sqrt(low * high) : 0.01 * high;
        if (inside && moved < 1e-10) /* quadratic: one more step would move less than rounding */
            break;
    }
    return x;
}

/* x and 1 - x, each with full relative accuracy; false outside the domain. */
static bool
quantile_pair(double a, double b, double p, double q, double *x, double *y)
{
    *x = *y = NAN;
    if (!(a > 0) || !(b > 0) || !(p >= 0 && p <= 1) || !(q >= 0 && q <= 1))
        return false;
    if (!(p > 0) || !(q > 0)) {
        *x = p > 0 ? 1 : 0;
        *y = p > 0 ? 0 : 1;
        return true;
    }
    if (p <= q ? tail(a, b, 0.5, 0.5, true) >= p : tail(a, b, 0.5, 0.5, false) <= q) {
        *x = solve(a, b, p, q);
        *y = 1 - *x;
    } else {
        *y = solve(b, a, q, p);
        *x = 1 - *y;
    }
    return true;
}

double
beta_quantile(double p, double a, double b)
{
    double x, y;
    quantile_pair(a, b, p, 1 - p, &x, &y);
    return x;
}

double
beta_upper_quantile(double q, double a, double b)
{
    double x, y;
    quantile_pair(a, b, 1 - q, q, &x, &y);
    return x;
}

double
beta_student_upper(double t, double df)
{
    if (!(df > 0) || isnan(t))
        return NAN;
    if (isinf(df))
        return normal_upper(t);
    if (isinf(t))
        return t > 0 ? 0 : 1;
    double square = t * t, x = df / (df + square), y = square / (df + square);
    double half = 0.5 * tail(0.5 * df, 0.5, x, y, true);
    return t > 0 ? half : 1 - half;
}

double
beta_student_lower(double t, double df)
{
    return beta_student_upper(-t, df);
}

double
beta_student_quantile(double p, double df)
{
    if (!(df > 0) || !(p >= 0 && p <= 1))
        return NAN;
    if (isinf(df))
        return normal_quantile(p);
    double centred = p - 0.5, outer = p < 0.5 ? 2 * p : 2 * (1 - p), x, y;
    quantile_pair(0.5 * df, 0.5, outer, 2 * fabs(centred), &x, &y);
    double t = sqrt(df * (y / x));
    return centred < 0 ? -t : t;
}

double
beta_student_two_sided(double level, double df)
{
    return level > 0 && level < 1 ? -beta_student_quantile(0.5 * (1 - level), df) : (double)NAN;
}

double
beta_snedecor_upper(double f, double d1, double d2)
{
    if (!(f >= 0))
        return NAN;
    double bottom = d2 + d1 * f;
    return tail(0.5 * d1, 0.5 * d2, d1 * f / bottom, d2 / bottom, false);
}

double
beta_snedecor_quantile(double p, double d1, double d2)
{
    double x, y;
    quantile_pair(0.5 * d1, 0.5 * d2, p, 1 - p, &x, &y);
    return x * d2 / (y * d1);
}

double
beta_binomial_mass(double k, double n, double p)
{
    if (!(n >= 0) || !(p >= 0 && p <= 1))
        return NAN;
    if (k < 0 || k > n)
        return 0;
    if (!(k > 0))
        return exp(n * log1p(-p));
    if (!(k < n))
        return exp(n * log(p));
    return deviance_beta_power(k, n - k, p, 1 - p) * (n / (k * (n - k)));
}

double
beta_binomial_lower(double k, double n, double p)
{
    if (!(n >= 0) || !(p >= 0 && p <= 1))
        return NAN;
    if (k < 0)
        return 0;
    return k >= n ? 1 : tail(k + 1, n - k, p, 1 - p, false);
}

double
beta_binomial_upper(double k, double n, double p)
{
    if (!(n >= 0) || !(p >= 0 && p <= 1))
        return NAN;
    if (k <= 0)
        return 1;
    return k > n ? 0 : tail(k, n - k + 1, p, 1 - p, true);
}

double
beta_binomial_quantile(double q, double n, double p)
{
    if (!(n >= 0) || !(p >= 0 && p <= 1) || !(q >= 0 && q <= 1))
        return NAN;
    double sd = sqrt(n * p * (1 - p)), k = floor(n * p + (q > 0 && q < 1 ? normal_quantile(q) : q > 0 ? 40 : -40) * sd);
    k = k > 0 ? (k < n ? k : n) : 0;
    double jump = floor(0.01 * sd) + 1;
    while (k < n && beta_binomial_lower(k, n, p) < q)
        k = k + jump < n ? k + jump : n;
    while (k > 0 && beta_binomial_lower(k - 1, n, p) >= q)
        k -= 1;
    return k;
}
