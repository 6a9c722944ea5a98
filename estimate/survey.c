/* SPDX-License-Identifier: Apache-2.0 */
#include "estimate/survey.h"

#include <math.h>
#include <stdbool.h>

#include "estimate/beta.h"
#include "estimate/order.h"
#include "estimate/sum.h"

static bool
is_in(const uint8_t *domain, const double *y, const double *x, size_t i)
{
    return (!domain || domain[i]) && !isnan(y[i]) && !(x && isnan(x[i]));
}

EstimateStatus
survey_linear_total(const Design *design, const double *y, const uint8_t *domain, double *r, double *point)
{
    Sum sum = {0};
    for (size_t i = 0; i < design->rows; i++) {
        r[i] = is_in(domain, y, NULL, i) ? design->weight[i] * y[i] : 0;
        sum_add(&sum, r[i]);
    }
    *point = sum_value(sum);
    return isfinite(*point) ? ESTIMATE_OK : ESTIMATE_BAD_INPUT;
}

/* The mean is the ratio to 1. */
static EstimateStatus
linear_ratio(const Design *design, const double *y, const double *x, const uint8_t *domain, double *r, double *point)
{
    Sum top = {0}, bottom = {0};
    size_t members = 0;
    *point = NAN;
    for (size_t i = 0; i < design->rows; i++) {
        r[i] = 0;
        if (!is_in(domain, y, x, i))
            continue;
        sum_add(&top, design->weight[i] * y[i]);
        sum_add(&bottom, design->weight[i] * (x ? x[i] : 1));
        members++;
    }
    double total = sum_value(bottom);
    if (members == 0)
        return ESTIMATE_TOO_FEW;
    if (!(fabs(total) > 0))
        return ESTIMATE_DOES_NOT_EXIST;
    *point = sum_value(top) / total;
    if (!isfinite(*point))
        return ESTIMATE_BAD_INPUT;
    for (size_t i = 0; i < design->rows; i++)
        if (is_in(domain, y, x, i))
            r[i] = design->weight[i] * (y[i] - *point * (x ? x[i] : 1)) / total;
    return ESTIMATE_OK;
}

EstimateStatus
survey_linear_mean(const Design *design, const double *y, const uint8_t *domain, double *r, double *point)
{
    return linear_ratio(design, y, NULL, domain, r, point);
}

EstimateStatus
survey_linear_ratio(const Design *design, const double *y, const double *x, const uint8_t *domain, double *r, double *point)
{
    return linear_ratio(design, y, x, domain, r, point);
}

EstimateStatus
survey_interval(const Design *design, const double *r, double point, double level, Interval *out)
{
    double variance;
    EstimateStatus status = design_variance(design, r, &variance);
    *out = status_interval(status, level);
    if (status != ESTIMATE_OK) {
        out->point = point;
        return status;
    }
    *out = status_interval(design->degrees_of_freedom > 0 ? ESTIMATE_OK : ESTIMATE_TOO_FEW, level);
    out->point = point;
    out->standard_error = sqrt(variance);
    if (design->degrees_of_freedom > 0) {
        double reach = beta_student_two_sided(level, design->degrees_of_freedom) * out->standard_error;
        out->lower = point - reach;
        out->upper = point + reach;
    }
    return ESTIMATE_OK;
}

static EstimateStatus
finish(const Design *design, EstimateStatus status, double point, double level, const double *r, Interval *out)
{
    if (status == ESTIMATE_OK)
        return survey_interval(design, r, point, level, out);
    *out = status_interval(status, level);
    return status;
}

EstimateStatus
survey_total(const Design *design, const double *y, const uint8_t *domain, double level, double *work, Interval *out)
{
    double point;
    EstimateStatus status = survey_linear_total(design, y, domain, work, &point);
    return finish(design, status, point, level, work, out);
}

EstimateStatus
survey_mean(const Design *design, const double *y, const uint8_t *domain, double level, double *work, Interval *out)
{
    double point;
    EstimateStatus status = survey_linear_mean(design, y, domain, work, &point);
    return finish(design, status, point, level, work, out);
}

EstimateStatus
survey_ratio(const Design *design, const double *y, const double *x, const uint8_t *domain, double level, double *work,
             Interval *out)
{
    double point;
    EstimateStatus status = survey_linear_ratio(design, y, x, domain, work, &point);
    return finish(design, status, point, level, work, out);
}

double
survey_simple_variance(const Design *design, const double *y, const uint8_t *domain, int replacement)
{
    Sum weight = {0}, weighted = {0}, squares = {0};
    double n = 0;
    for (size_t i = 0; i < design->rows; i++)
        if (is_in(domain, y, NULL, i)) {
            sum_add(&weight, design->weight[i]);
            sum_add(&weighted, design->weight[i] * y[i]);
            n++;
        }
    double total = sum_value(weight), mean = sum_value(weighted) / total;
    for (size_t i = 0; i < design->rows; i++)
        if (is_in(domain, y, NULL, i))
            sum_add(&squares, design->weight[i] * (y[i] - mean) * (y[i] - mean));
    if (n < 2)
        return NAN;
    double variance = n / (n - 1) * sum_value(squares) / total / n;
    return replacement ? variance : variance * (1 - n / total);
}

static int
by_value(const void *context, uint32_t a, uint32_t b)
{
    const double *y = context;
    return (y[a] > y[b]) - (y[a] < y[b]);
}

/* Smallest value whose cumulated weight reaches share p of the total; ties are one value. */
static double
value_at(const Design *design, const double *y, const uint32_t *sorted, size_t n, double total, double p)
{
    Sum sum = {0};
    for (size_t i = 0; i < n; i++) {
        sum_add(&sum, design->weight[sorted[i]]);
        if ((i + 1 == n || y[sorted[i + 1]] > y[sorted[i]]) && sum_value(sum) >= p * total * (1 - 1e-12))
            return y[sorted[i]];
    }
    return y[sorted[n - 1]];
}

EstimateStatus
survey_quantile(const Design *design, const double *y, const uint8_t *domain, double p, double level, uint32_t *sorted,
                double *work, Interval *out)
{
    size_t n = 0;
    Sum weight = {0};
    *out = status_interval(p > 0 && p < 1 ? ESTIMATE_TOO_FEW : ESTIMATE_BAD_INPUT, level);
    if (!(p > 0 && p < 1))
        return ESTIMATE_BAD_INPUT;
    for (size_t i = 0; i < design->rows; i++)
        if (is_in(domain, y, NULL, i)) {
            sorted[n++] = (uint32_t)i;
            sum_add(&weight, design->weight[i]);
        }
    double total = sum_value(weight);
    if (n == 0 || !(total > 0))
        return ESTIMATE_TOO_FEW;
    order_rows(sorted, n, by_value, y);
    double point = value_at(design, y, sorted, n, total, p), share = 0;
    for (size_t i = 0; i < n; i++)
        share += y[sorted[i]] <= point ? design->weight[sorted[i]] / total : 0;
    for (size_t i = 0; i < design->rows; i++) /* linear form of the share at or below the point */
        work[i] = is_in(domain, y, NULL, i) ? design->weight[i] * ((y[i] <= point) - share) / total : 0;
    Interval below;
    EstimateStatus status = survey_interval(design, work, share, level, &below);
    *out = status_interval(status != ESTIMATE_OK ? status : below.lower_status, level);
    out->point = point;
    if (status != ESTIMATE_OK || below.lower_status != ESTIMATE_OK)
        return status;
    out->lower_status = below.lower > 0 ? ESTIMATE_OK : ESTIMATE_NOT_REACHED;
    out->upper_status = below.upper < 1 - 1e-12 ? ESTIMATE_OK : ESTIMATE_NOT_REACHED;
    if (out->lower_status == ESTIMATE_OK)
        out->lower = value_at(design, y, sorted, n, total, below.lower);
    if (out->upper_status == ESTIMATE_OK)
        out->upper = value_at(design, y, sorted, n, total, below.upper);
    if (out->lower_status == ESTIMATE_OK && out->upper_status == ESTIMATE_OK)
        out->standard_error = (out->upper - out->lower) / (2 * beta_student_two_sided(level, design->degrees_of_freedom));
    return ESTIMATE_OK;
}
