/* SPDX-License-Identifier: Apache-2.0 */
#include "estimate/recapture.h"

#include <math.h>

#include "estimate/beta.h"
#include "estimate/gamma.h"
#include "estimate/normal.h"

#define COUNT_MAX ((uint64_t)1 << 53)

static EstimateStatus
check_lists(TwoLists lists)
{
    if (lists.both > lists.n1 || lists.both > lists.n2 || lists.n1 > COUNT_MAX || lists.n2 > COUNT_MAX)
        return ESTIMATE_BAD_INPUT;
    return lists.n1 > 0 && lists.n2 > 0 ? ESTIMATE_OK : ESTIMATE_TOO_FEW;
}

EstimateStatus
recapture_petersen(TwoLists lists, double *total)
{
    *total = NAN;
    EstimateStatus status = check_lists(lists);
    if (status != ESTIMATE_OK)
        return status;
    if (lists.both == 0)
        return ESTIMATE_DOES_NOT_EXIST;
    *total = (double)lists.n1 * (double)lists.n2 / (double)lists.both;
    return ESTIMATE_OK;
}

EstimateStatus
recapture_bailey(TwoLists lists, double *total)
{
    *total = NAN;
    EstimateStatus status = check_lists(lists);
    if (status == ESTIMATE_OK)
        *total = (double)lists.n1 * ((double)lists.n2 + 1) / ((double)lists.both + 1);
    return status;
}

/* Limits of seen + unseen, where log(unseen) is taken as normal. */
static void
log_normal_limits(double seen, double variance, double z, Interval *out)
{
    double unseen = out->point - seen;
    out->lower_status = out->upper_status = unseen > 0 && variance > 0 ? ESTIMATE_OK : ESTIMATE_DEGENERATE;
    if (out->lower_status != ESTIMATE_OK)
        return;
    double factor = exp(z * sqrt(log1p(variance / (unseen * unseen))));
    out->lower = seen + unseen / factor;
    out->upper = seen + unseen * factor;
}

EstimateStatus
recapture_chapman(TwoLists lists, double level, Interval *log_normal, Interval *normal)
{
    EstimateStatus status = check_lists(lists);
    *log_normal = *normal = status_interval(status, level);
    if (status != ESTIMATE_OK)
        return status;
    double n1 = (double)lists.n1, n2 = (double)lists.n2, m = (double)lists.both, z = normal_two_sided(level);
    double seen = n1 + n2 - m;
    double variance = (n1 + 1) / (m + 1) * ((n2 + 1) / (m + 1)) * (n1 - m) * (n2 - m) / (m + 2);
    normal->point = log_normal->point = (n1 + 1) * (n2 + 1) / (m + 1) - 1;
    normal->standard_error = log_normal->standard_error = sqrt(variance);
    normal->lower = fmax(normal->point - z * sqrt(variance), seen);
    normal->upper = normal->point + z * sqrt(variance);
    log_normal_limits(seen, variance, z, log_normal);
    return ESTIMATE_OK;
}

EstimateStatus
recapture_chao(uint64_t observed, uint64_t once, uint64_t twice, double level, Interval *out)
{
    *out = status_interval(ESTIMATE_BAD_INPUT, level);
    if (observed > COUNT_MAX || once > observed || twice > observed - once)
        return ESTIMATE_BAD_INPUT;
    *out = status_interval(observed > 0 ? ESTIMATE_DEGENERATE : ESTIMATE_TOO_FEW, level);
    if (observed == 0)
        return ESTIMATE_TOO_FEW;
    double n = (double)observed, f1 = (double)once, f2 = (double)twice, r = f1 / f2;
    out->point = n + (twice > 0 ? f1 * r / 2 : f1 * (f1 - 1) / 2);
    if (twice == 0)
        return ESTIMATE_OK;
    double variance = f2 * (r * r * r * r / 4 + r * r * r + r * r / 2);
    out->standard_error = sqrt(variance);
    log_normal_limits(n, variance, normal_two_sided(level), out);
    return ESTIMATE_OK;
}

EstimateStatus
recapture_sums(const SampleSeries *series, SeriesSums *out)
{
    double marked = 0;
    *out = (SeriesSums){0};
    for (size_t i = 0; i < series->samples; i++) {
        double n = series->caught[i], m = series->recaptured[i], r = series->returned[i];
        if (!(n <= 1e15 && r <= 1e15 && n >= 0 && m >= 0 && m <= n && m <= marked && r >= 0 && marked + r - m >= 0))
            return ESTIMATE_BAD_INPUT;
        out->caught_marked += n * marked;
        out->recaptured += m;
        out->caught_marked_squared += n * marked * marked;
        out->recaptured_marked += m * marked;
        out->recaptured_squared_by_caught += n > 0 ? m * m / n : 0;
        marked += r - m;
    }
    return out->caught_marked > 0 ? ESTIMATE_OK : ESTIMATE_TOO_FEW;
}

EstimateStatus
recapture_schnabel(const SampleSeries *series, int chapman, double level, Interval *out)
{
    SeriesSums sums;
    EstimateStatus status = recapture_sums(series, &sums);
    *out = status_interval(status, level);
    if (status != ESTIMATE_OK)
        return status;
    double m = sums.recaptured, tail = 0.5 * (1 - level);
    out->lower = sums.caught_marked / gamma_upper_quantile(m + 1, tail);
    out->upper_status = m > 0 ? ESTIMATE_OK : ESTIMATE_NOT_REACHED;
    if (m > 0)
        out->upper = sums.caught_marked / gamma_lower_quantile(m, tail);
    if (!(m > 0) && !chapman)
        return ESTIMATE_DOES_NOT_EXIST;
    out->point = sums.caught_marked / (chapman ? m + 1 : m);
    return ESTIMATE_OK;
}

EstimateStatus
recapture_schumacher(const SampleSeries *series, double level, Interval *out)
{
    SeriesSums sums;
    EstimateStatus status = recapture_sums(series, &sums);
    if (status == ESTIMATE_OK && series->samples < 3)
        status = ESTIMATE_TOO_FEW;
    if (status == ESTIMATE_OK && !(sums.recaptured_marked > 0))
        status = ESTIMATE_DOES_NOT_EXIST;
    *out = status_interval(status, level);
    if (status != ESTIMATE_OK)
        return status;
    double df = (double)series->samples - 2, inverse = sums.recaptured_marked / sums.caught_marked_squared;
    double s2 = (sums.recaptured_squared_by_caught - sums.recaptured_marked * inverse) / df;
    double se = sqrt(fmax(s2, 0) / sums.caught_marked_squared), reach = beta_student_two_sided(level, df) * se;
    out->point = 1 / inverse;
    out->standard_error = se / (inverse * inverse);
    out->lower = 1 / (inverse + reach);
    out->upper_status = inverse - reach > 0 ? ESTIMATE_OK : ESTIMATE_NOT_REACHED;
    if (out->upper_status == ESTIMATE_OK)
        out->upper = 1 / (inverse - reach);
    return ESTIMATE_OK;
}
