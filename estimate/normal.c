/* SPDX-License-Identifier: Apache-2.0 */
#include "estimate/normal.h"

#include <math.h>

#define SQRT_HALF 0.70710678118654752440
#define SQRT_TWO_PI 2.50662827463100050242

static const double centre_top[8] = {3.3871328727963666080, 133.14166789178437745, 1971.5909503065514427,
                                     13731.693765509461125, 45921.953931549871457, 67265.770927008700853,
                                     33430.575583588128105, 2509.0809287301226727};
static const double centre_bottom[8] = {1,
                                        42.313330701600911252,
                                        687.18700749205790830,
                                        5394.1960214247511077,
                                        21213.794301586595867,
                                        39307.895800092710610,
                                        28729.085735721942674,
                                        5226.4952788528545610};
static const double near_top[8] = {1.42343711074968357734,   4.63033784615654529590,   5.76949722146069140550,
                                   3.64784832476320460504,   1.27045825245236838258,   0.241780725177450611770,
                                   0.0227238449892691845833, 7.74545014278341407640e-4};
static const double near_bottom[8] = {1,
                                      2.05319162663775882187,
                                      1.67638483018380384940,
                                      0.689767334985100004550,
                                      0.148103976427480074590,
                                      0.0151986665636164571966,
                                      5.47593808499534494600e-4,
                                      1.05075007164441684324e-9};
static const double far_top[8] = {6.65790464350110377720,   5.46378491116411436990,   1.78482653991729133580,
                                  0.296560571828504891230,  0.0265321895265761230930, 1.24266094738807843860e-3,
                                  2.71155556874348757815e-5, 2.01033439929228813265e-7};
static const double far_bottom[8] = {1,
                                     0.599832206555887937690,
                                     0.136929880922735805310,
                                     0.0148753612908506148525,
                                     7.86869131145613259100e-4,
                                     1.84631831751005468180e-5,
                                     1.42151175831644588870e-7,
                                     2.04426310338993978564e-15};

static double
ratio(const double top[8], const double bottom[8], double x)
{
    double a = top[7], b = bottom[7];
    for (int i = 6; i >= 0; i--) {
        a = a * x + top[i];
        b = b * x + bottom[i];
    }
    return a / b;
}

double
normal_lower(double z)
{
    return 0.5 * erfc(-z * SQRT_HALF);
}

double
normal_upper(double z)
{
    return 0.5 * erfc(z * SQRT_HALF);
}

/* z > 0 with upper tail q < 0.075. */
static double
tail_quantile(double q)
{
    double r = sqrt(-log(q));
    double z = r <= 5 ? ratio(near_top, near_bottom, r - 1.6) : ratio(far_top, far_bottom, r - 5);
    if (z > 37) /* the density underflows: the rational function alone */
        return z;
    double u = (q - normal_upper(z)) * SQRT_TWO_PI * exp(0.5 * z * z);
    return z - u / (1 + 0.5 * z * u);
}

double
normal_quantile(double p)
{
    if (!(p >= 0 && p <= 1))
        return NAN;
    if (!(p > 0))
        return -INFINITY;
    if (!(p < 1))
        return INFINITY;
    double centred = p - 0.5;
    if (fabs(centred) <= 0.425)
        return centred * ratio(centre_top, centre_bottom, 0.180625 - centred * centred);
    return centred < 0 ? -tail_quantile(p) : tail_quantile(1 - p);
}

double
normal_two_sided(double level)
{
    return level > 0 && level < 1 ? -normal_quantile(0.5 * (1 - level)) : (double)NAN;
}
