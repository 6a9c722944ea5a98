/* SPDX-License-Identifier: Apache-2.0 */
#include "estimate/profile.h"

#include <math.h>

#include "estimate/deviance.h"
#include "estimate/gamma.h"

typedef struct Profile {
    double (*deviance)(void *context, double dark);
    void *context;
    double observed;
} Profile;

/* -D/2 + n0 log n0 - log n0! + log N! - N log N, the large parts cancelled by hand. */
static double
likelihood(const Profile *profile, double total)
{
    double dark = total - profile->observed;
    return -0.5 * profile->deviance(profile->context, dark) - deviance_stirling(dark) + deviance_stirling(total) +
           0.5 * log(total / dark);
}

/* Golden section search on (low, high). */
static double
maximise(const Profile *profile, double low, double high)
{
    const double golden = 0.61803398874989484820;
    double a = high - golden * (high - low), b = low + golden * (high - low);
    double at_a = likelihood(profile, a), at_b = likelihood(profile, b);
    for (int i = 0; i < 200 && high - low > 1e-10 * high; i++) {
        if (at_a < at_b) {
            low = a;
            a = b;
            at_a = at_b;
            b = low + golden * (high - low);
            at_b = likelihood(profile, b);
        } else {
            high = b;
            b = a;
            at_b = at_a;
            a = high - golden * (high - low);
            at_a = likelihood(profile, a);
        }
    }
    return 0.5 * (low + high);
}

/* Where the likelihood crosses height between inside (above it) and outside (below it). */
static double
crossing(const Profile *profile, double inside, double outside, double height)
{
    for (int i = 0; i < 100 && fabs(outside - inside) > 1e-11 * fabs(inside); i++) {
        double middle = 0.5 * (inside + outside);
        if (likelihood(profile, middle) > height)
            inside = middle;
        else
            outside = middle;
    }
    return 0.5 * (inside + outside);
}

EstimateStatus
profile_total(double (*deviance)(void *context, double dark), void *context, double observed, double total, double level,
              Interval *out)
{
    Profile profile = {deviance, context, observed};
    *out = status_interval(ESTIMATE_NOT_CONVERGED, level);
    double least = observed + 1e-6 * (total - observed), most = 3 * total;
    double best = maximise(&profile, least, 1.5 * total), top = likelihood(&profile, best);
    if (!isfinite(top))
        return ESTIMATE_NOT_CONVERGED;
    double height = top - 0.5 * gamma_chi_square_quantile(level, 1);
    out->point = best;
    out->lower_status = ESTIMATE_OK;
    out->lower = likelihood(&profile, least) > height ? observed : crossing(&profile, best, least, height);
    out->upper_status = likelihood(&profile, most) > height ? ESTIMATE_NOT_REACHED : ESTIMATE_OK;
    if (out->upper_status == ESTIMATE_OK)
        out->upper = crossing(&profile, best, most, height);
    return ESTIMATE_OK;
}
