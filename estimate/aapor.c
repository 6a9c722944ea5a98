/* SPDX-License-Identifier: Apache-2.0 */
#include "estimate/aapor.h"

#include <math.h>
#include <stdbool.h>

static bool
is_count(double x)
{
    return x >= 0 && isfinite(x);
}

static double
over(double part, double whole)
{
    return whole > 0 ? part / whole : (double)NAN;
}

EstimateStatus
aapor_rates(Dispositions c, double e, OutcomeRates *out)
{
    double both = c.complete + c.partial, reached = both + c.refusal + c.other, able = both + c.refusal;
    double known = able + c.non_contact + c.other, unknown = c.unknown_household + c.unknown_other;
    double all = known + unknown, likely = known + e * unknown;
    *out = (OutcomeRates){{over(c.complete, all), over(both, all), over(c.complete, likely), over(both, likely),
                           over(c.complete, known), over(both, known)},
                          {over(c.complete, reached), over(both, reached), over(c.complete, able), over(both, able)},
                          {over(c.refusal, all), over(c.refusal, likely), over(c.refusal, known)},
                          {over(reached, all), over(reached, likely), over(reached, known)}};
    bool sound = is_count(c.complete) && is_count(c.partial) && is_count(c.refusal) && is_count(c.non_contact) &&
                 is_count(c.other) && is_count(c.unknown_household) && is_count(c.unknown_other) &&
                 (isnan(e) || (e >= 0 && e <= 1));
    if (!sound)
        return ESTIMATE_BAD_INPUT;
    return all > 0 ? ESTIMATE_OK : ESTIMATE_DOES_NOT_EXIST;
}

EstimateStatus
aapor_eligibility(double eligible, double ineligible, double *e)
{
    *e = NAN;
    if (!is_count(eligible) || !is_count(ineligible))
        return ESTIMATE_BAD_INPUT;
    *e = over(eligible, eligible + ineligible);
    return eligible + ineligible > 0 ? ESTIMATE_OK : ESTIMATE_DOES_NOT_EXIST;
}
