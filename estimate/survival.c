/* SPDX-License-Identifier: Apache-2.0 */
#include "estimate/survival.h"

#include <math.h>
#include <stdbool.h>

#include "estimate/gamma.h"
#include "estimate/normal.h"
#include "estimate/order.h"

static int
by_time(const void *context, uint32_t a, uint32_t b)
{
    const double *time = context;
    return (time[a] > time[b]) - (time[a] < time[b]);
}

static EstimateStatus
sort_times(const double *time, size_t n, uint32_t *order)
{
    if (n == 0)
        return ESTIMATE_TOO_FEW;
    for (size_t i = 0; i < n; i++) {
        if (!(time[i] >= 0) || isinf(time[i]) || n > UINT32_MAX)
            return ESTIMATE_BAD_INPUT;
        order[i] = (uint32_t)i;
    }
    order_rows(order, n, by_time, time);
    return ESTIMATE_OK;
}

EstimateStatus
survival_fit(const double *time, const uint8_t *event, size_t n, uint32_t *order, SurvivalCurve *out)
{
    EstimateStatus status = sort_times(time, n, order);
    double share = 1, greenwood = 0;
    out->n = n;
    out->events = out->steps = 0;
    for (size_t i = 0, end; status == ESTIMATE_OK && i < n; i = end) {
        double at_risk = (double)(n - i), events = 0;
        for (end = i; end < n && !(time[order[end]] > time[order[i]]); end++)
            events += event[order[end]] != 0;
        if (!(events > 0))
            continue;
        share *= 1 - events / at_risk;
        greenwood += events / (at_risk * (at_risk - events));
        out->time[out->steps] = time[order[i]];
        out->share[out->steps] = events < at_risk ? share : 0;
        out->greenwood[out->steps++] = greenwood;
        out->events += (size_t)events;
    }
    return status;
}

static bool
band_at(const SurvivalCurve *curve, size_t step, SurvivalBand band, double z, double *lower, double *upper)
{
    double s = curve->share[step], root = sqrt(curve->greenwood[step]);
    *lower = *upper = NAN;
    if (!(s > 0 && s < 1) || !isfinite(root))
        return false;
    if (band == SURVIVAL_PLAIN) {
        *lower = fmax(0, s - z * s * root);
        *upper = fmin(1, s + z * s * root);
    } else if (band == SURVIVAL_LOG) {
        *lower = s * exp(-z * root);
        *upper = fmin(1, s * exp(z * root));
    } else {
        double centre = log(-log(s)), reach = z * root / -log(s);
        *lower = exp(-exp(centre + reach));
        *upper = exp(-exp(centre - reach));
    }
    return true;
}

EstimateStatus
survival_at(const SurvivalCurve *curve, double time, SurvivalBand band, double level, Interval *out)
{
    size_t step = curve->steps;
    *out = status_interval(ESTIMATE_DEGENERATE, level);
    if (curve->n == 0 || !(level > 0 && level < 1) || isnan(time))
        return curve->n == 0 ? ESTIMATE_TOO_FEW : ESTIMATE_BAD_INPUT;
    while (step > 0 && curve->time[step - 1] > time)
        step--;
    out->point = step > 0 ? curve->share[step - 1] : 1;
    out->standard_error = step == 0 || !(out->point > 0) ? 0 : out->point * sqrt(curve->greenwood[step - 1]);
    if (step > 0 && band_at(curve, step - 1, band, normal_two_sided(level), &out->lower, &out->upper))
        out->lower_status = out->upper_status = ESTIMATE_OK;
    return ESTIMATE_OK;
}

EstimateStatus
survival_quantile(const SurvivalCurve *curve, double p, SurvivalBand band, double level, Interval *out)
{
    *out = status_interval(ESTIMATE_NOT_REACHED, level);
    if (!(p > 0 && p < 1) || !(level > 0 && level < 1))
        return ESTIMATE_BAD_INPUT;
    double z = normal_two_sided(level), height = 1 - p, lower, upper;
    for (size_t i = 0; i < curve->steps; i++) {
        double here = curve->time[i];
        if (isnan(out->point) && curve->share[i] <= height + 1e-12) {
            bool exactly = fabs(curve->share[i] - height) <= 1e-12 && i + 1 < curve->steps;
            out->point = exactly ? 0.5 * (here + curve->time[i + 1]) : here;
        }
        if (!band_at(curve, i, band, z, &lower, &upper))
            continue;
        if (isnan(out->lower) && lower <= height + 1e-12) {
            out->lower = here;
            out->lower_status = ESTIMATE_OK;
        }
        if (isnan(out->upper) && upper <= height + 1e-12) {
            out->upper = here;
            out->upper_status = ESTIMATE_OK;
        }
    }
    return isnan(out->point) ? ESTIMATE_NOT_REACHED : ESTIMATE_OK;
}

EstimateStatus
survival_log_rank(const double *time, const uint8_t *event, const uint8_t *group, size_t n, uint32_t *order, LogRank *out)
{
    double variance = 0, at_risk_1 = 0;
    *out = (LogRank){0, 0, NAN, NAN};
    EstimateStatus status = sort_times(time, n, order);
    for (size_t i = 0; status == ESTIMATE_OK && i < n; i++)
        at_risk_1 += group[i] != 0;
    for (size_t i = 0, end; status == ESTIMATE_OK && i < n; i = end) {
        double at_risk = (double)(n - i), events = 0, leaving_1 = 0;
        for (end = i; end < n && !(time[order[end]] > time[order[i]]); end++) {
            uint32_t row = order[end];
            events += event[row] != 0;
            out->observed += event[row] != 0 && group[row] != 0;
            leaving_1 += group[row] != 0;
        }
        double share = at_risk_1 / at_risk;
        out->expected += events * share;
        if (at_risk > 1)
            variance += events * share * (1 - share) * (at_risk - events) / (at_risk - 1);
        at_risk_1 -= leaving_1;
    }
    if (status != ESTIMATE_OK)
        return status;
    if (!(variance > 0))
        return ESTIMATE_DEGENERATE;
    out->chi_square = (out->observed - out->expected) * (out->observed - out->expected) / variance;
    out->p = gamma_chi_square_upper(out->chi_square, 1);
    return ESTIMATE_OK;
}
