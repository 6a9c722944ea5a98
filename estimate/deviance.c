/* SPDX-License-Identifier: Apache-2.0 */
#include "estimate/deviance.h"

#include <math.h>
#include <stddef.h>

#define HALF_LOG_TWO_PI 0.91893853320467274178
#define TWO_PI 6.28318530717958647693

double
deviance_log_gamma(double x)
{
    int sign;
    return x > 0 ? lgamma_r(x, &sign) : (double)NAN;
}

double
deviance_poisson(double x, double mean)
{
    if (!(x >= 0) || !(mean >= 0))
        return NAN;
    if (!(x > 0))
        return mean;
    if (!(mean > 0))
        return INFINITY;
    double v = (x - mean) / (x + mean);
    if (fabs(v) > 0.3)
        return x * log(x / mean) + mean - x;
    /* log(x/mean) = 2 atanh v, hence (x-mean) v + 2 x (v^3/3 + v^5/5 + ...) */
    double sum = (x - mean) * v, power = 2 * x * v, square = v * v;
    for (int j = 3; j < 80; j += 2) {
        power *= square;
        double next = sum + power / j;
        if (!(fabs(next - sum) > 0))
            break;
        sum = next;
    }
    return sum;
}

double
deviance_stirling(double x)
{
    static const double coefficient[] = {1.0 / 12,        -1.0 / 360, 1.0 / 1260, -1.0 / 1680, 1.0 / 1188,
                                         -691.0 / 360360, 1.0 / 156,  -3617.0 / 122400};
    if (!(x > 0))
        return NAN;
    if (x < 10)
        return deviance_log_gamma(x + 1) - (x + 0.5) * log(x) + x - HALF_LOG_TWO_PI;
    double sum = 0, inverse = 1 / (x * x);
    for (size_t k = sizeof coefficient / sizeof *coefficient; k-- > 0;)
        sum = sum * inverse + coefficient[k];
    return sum / x;
}

double
deviance_poisson_mass(double a, double x)
{
    if (!(a >= 0) || !(x >= 0))
        return NAN;
    if (!(x > 0))
        return a > 0 ? 0 : 1;
    if (a < 10)
        return exp(a * log(x) - x - deviance_log_gamma(a + 1));
    return exp(-deviance_stirling(a) - deviance_poisson(a, x)) / sqrt(TWO_PI * a);
}

double
deviance_beta_power(double a, double b, double x, double y)
{
    if (!(a > 0) || !(b > 0) || !(x >= 0) || !(y >= 0))
        return NAN;
    if (!(x > 0) || !(y > 0))
        return 0;
    double n = a + b;
    double exponent = deviance_stirling(n) - deviance_stirling(a) - deviance_stirling(b) - deviance_poisson(a, n * x) -
                      deviance_poisson(b, n * y);
    return exp(exponent) * sqrt(a / n * b / TWO_PI);
}

double
deviance_tail(double (*density)(const void *context, double distance), const void *context, double step)
{
    static const double node[8] = {0.09501250983763744, 0.2816035507792589, 0.4580167776572274, 0.6178762444026438,
                                   0.7554044083550030,  0.8656312023878318, 0.9445750230732326, 0.9894009349916499};
    static const double weight[8] = {0.1894506104550685,  0.1826034150449236,  0.1691565193950025,
                                     0.1495959888165767,  0.1246289712555339,  0.09515851168249278,
                                     0.06225352393864789, 0.02715245941175409};
    double total = 0;
    for (int panel = 0; panel < 200; panel++) {
        double middle = (panel + 0.5) * step, part = 0;
        for (int i = 0; i < 8; i++) {
            double offset = 0.5 * step * node[i];
            part += weight[i] * (density(context, middle - offset) + density(context, middle + offset));
        }
        part *= 0.5 * fabs(step);
        total += part;
        if (!(part > 1e-17 * total))
            break;
    }
    return total;
}
