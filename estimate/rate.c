/* SPDX-License-Identifier: Apache-2.0 */
#include "estimate/rate.h"

#include <math.h>

#include "estimate/beta.h"
#include "estimate/gamma.h"
#include "estimate/proportion.h"

#define COUNT_MAX ((uint64_t)1 << 52)

/* Positive, and far enough from the ends of doubles for a rate and a ratio. */
static int
is_exposure(double x)
{
    return x > 1e-100 && x < 1e100;
}

EstimateStatus
rate_poisson(uint64_t events, double exposure, double level, Interval *out)
{
    *out = status_interval(ESTIMATE_BAD_INPUT, level);
    if (events > COUNT_MAX || !is_exposure(exposure) || !(level > 0 && level < 1))
        return ESTIMATE_BAD_INPUT;
    double x = (double)events, tail = 0.5 * (1 - level);
    *out = status_interval(ESTIMATE_OK, level);
    out->point = x / exposure;
    out->standard_error = sqrt(x) / exposure;
    out->lower = events == 0 ? 0 : gamma_lower_quantile(x, tail) / exposure;
    out->upper = gamma_upper_quantile(x + 1, tail) / exposure;
    return ESTIMATE_OK;
}

/* Probability of every outcome that is no likelier than the one seen, within rounding. */
static double
two_sided(double x, double n, double share)
{
    double limit = beta_binomial_mass(x, n, share) * (1 + 1e-7), mode = floor((n + 1) * share);
    if (x < mode) {
        double low = mode, high = n + 1; /* smallest k above the mode with a mass within the limit */
        while (high - low > 1) {
            double middle = floor(0.5 * (low + high));
            if (beta_binomial_mass(middle, n, share) <= limit)
                high = middle;
            else
                low = middle;
        }
        return beta_binomial_lower(x, n, share) + beta_binomial_upper(high, n, share);
    }
    double low = -1, high = mode; /* largest k below the mode with a mass within the limit */
    while (high - low > 1) {
        double middle = floor(0.5 * (low + high));
        if (beta_binomial_mass(middle, n, share) <= limit)
            low = middle;
        else
            high = middle;
    }
    return beta_binomial_upper(x, n, share) + beta_binomial_lower(low, n, share);
}

EstimateStatus
rate_ratio(uint64_t events1, double exposure1, uint64_t events2, double exposure2, double level, Interval *out, double *p)
{
    *out = status_interval(ESTIMATE_BAD_INPUT, level);
    *p = NAN;
    if (events1 > COUNT_MAX || events2 > COUNT_MAX || !is_exposure(exposure1) || !is_exposure(exposure2) ||
        !(level > 0 && level < 1))
        return ESTIMATE_BAD_INPUT;
    Interval theta;
    double odds = exposure2 / exposure1, n = (double)(events1 + events2);
    EstimateStatus status = proportion_clopper_pearson(events1, events1 + events2, level, &theta);
    *out = status_interval(status, level);
    if (status != ESTIMATE_OK)
        return status;
    *p = fmin(1, two_sided((double)events1, n, exposure1 / (exposure1 + exposure2)));
    out->lower = theta.lower / (1 - theta.lower) * odds;
    if (events2 == 0) {
        out->upper_status = ESTIMATE_NOT_REACHED;
        return ESTIMATE_DOES_NOT_EXIST;
    }
    out->point = (double)events1 / (double)events2 * odds;
    out->upper = theta.upper / (1 - theta.upper) * odds;
    return ESTIMATE_OK;
}
