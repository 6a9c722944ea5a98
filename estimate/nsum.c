/* SPDX-License-Identifier: Apache-2.0 */
#include "estimate/nsum.h"

#include <math.h>
#include <stdbool.h>

#include "estimate/sum.h"
#include "estimate/survey.h"

EstimateStatus
nsum_degrees(const KnownAnswers *known, size_t held_out, double *degree)
{
    if (!(known->population > 0) || isinf(known->population) || known->groups == 0)
        return ESTIMATE_BAD_INPUT;
    for (size_t k = 0; k < known->groups; k++)
        if (!(known->size[k] > 0) || isinf(known->size[k]))
            return ESTIMATE_BAD_INPUT;
    for (size_t i = 0; i < known->n; i++) {
        double ties = 0, people = 0;
        for (size_t k = 0; k < known->groups; k++) {
            double answer = known->answer[i * known->groups + k];
            if (k == held_out || isnan(answer))
                continue;
            if (answer < 0 || isinf(answer))
                return ESTIMATE_BAD_INPUT;
            ties += known->top_code > 0 ? fmin(answer, known->top_code) : answer;
            people += known->size[k];
        }
        degree[i] = people > 0 ? known->population * ties / people : (double)NAN;
    }
    return ESTIMATE_OK;
}

/* Weight of a respondent who can be used, else NaN; bad is set for impossible numbers. */
static double
weight_of(const HiddenAnswers *hidden, size_t i, bool *bad)
{
    double weight = hidden->weight ? hidden->weight[i] : 1;
    if (isnan(hidden->answer[i]) || isnan(hidden->degree[i]))
        return NAN;
    *bad |= hidden->answer[i] < 0 || hidden->degree[i] < 0 || !(weight >= 0) || isinf(hidden->answer[i]) ||
            isinf(hidden->degree[i]) || isinf(weight);
    return weight;
}

static ScaleUp
nothing(void)
{
    return (ScaleUp){NAN, NAN, NAN, NAN, 0, 0};
}

EstimateStatus
nsum_mle(const HiddenAnswers *hidden, ScaleUp *out)
{
    Sum answers = {0}, degrees = {0};
    bool bad = !(hidden->population > 0);
    *out = nothing();
    for (size_t i = 0; i < hidden->n; i++) {
        double weight = weight_of(hidden, i, &bad);
        if (isnan(weight)) {
            out->left_out++;
            continue;
        }
        out->used++;
        sum_add(&answers, weight * hidden->answer[i]);
        sum_add(&degrees, weight * hidden->degree[i]);
    }
    if (bad || out->used == 0)
        return bad ? ESTIMATE_BAD_INPUT : ESTIMATE_TOO_FEW;
    out->connections = sum_value(answers);
    out->sum_degree = sum_value(degrees);
    if (!(out->sum_degree > 0))
        return ESTIMATE_DOES_NOT_EXIST;
    double share = out->connections / out->sum_degree;
    out->total = hidden->population * share;
    out->killworth_se = share <= 1 ? hidden->population * sqrt(share * (1 - share) / out->sum_degree) : (double)NAN;
    return ESTIMATE_OK;
}

EstimateStatus
nsum_pimle(const HiddenAnswers *hidden, ScaleUp *out)
{
    Sum shares = {0}, weights = {0};
    bool bad = !(hidden->population > 0);
    *out = nothing();
    for (size_t i = 0; i < hidden->n; i++) {
        double weight = weight_of(hidden, i, &bad);
        if (isnan(weight) || !(hidden->degree[i] > 0)) {
            out->left_out++;
            continue;
        }
        out->used++;
        sum_add(&shares, weight * hidden->answer[i] / hidden->degree[i]);
        sum_add(&weights, weight);
    }
    if (bad || out->used == 0)
        return bad ? ESTIMATE_BAD_INPUT : ESTIMATE_TOO_FEW;
    if (!(sum_value(weights) > 0))
        return ESTIMATE_DOES_NOT_EXIST;
    out->total = hidden->population * sum_value(shares) / sum_value(weights);
    return ESTIMATE_OK;
}

EstimateStatus
nsum_multiplicity(const double *report, const double *weight, size_t n, double population, double *total)
{
    Sum reports = {0}, weights = {0};
    for (size_t i = 0; i < n; i++) {
        double w = weight ? weight[i] : 1;
        if (isnan(report[i]))
            continue;
        sum_add(&reports, w * report[i]);
        sum_add(&weights, w);
    }
    *total = sum_value(weights) > 0 ? population * sum_value(reports) / sum_value(weights) : (double)NAN;
    return sum_value(weights) > 0 ? ESTIMATE_OK : ESTIMATE_TOO_FEW;
}

EstimateStatus
nsum_generalized(double basic, double degree_ratio, double true_positive_rate, double *total)
{
    *total = NAN;
    if (!(degree_ratio > 0) || isinf(degree_ratio) || !(true_positive_rate > 0 && true_positive_rate <= 1) || !(basic >= 0))
        return ESTIMATE_BAD_INPUT;
    *total = basic / (degree_ratio * true_positive_rate);
    return ESTIMATE_OK;
}

EstimateStatus
nsum_linear(const Design *design, const HiddenAnswers *hidden, double *r, double *total)
{
    double share;
    EstimateStatus status = survey_linear_ratio(design, hidden->answer, hidden->degree, NULL, r, &share);
    *total = hidden->population * share;
    for (size_t i = 0; i < design->rows; i++)
        r[i] *= hidden->population;
    return status;
}

EstimateStatus
nsum_bootstrap(const Design *design, const HiddenAnswers *hidden, double *y, double *x, UnitTotals *totals, uint64_t seed,
               uint64_t first, size_t count, uint32_t *draws, double *out)
{
    for (size_t i = 0; i < hidden->n; i++) {
        bool complete = !isnan(hidden->answer[i]) && !isnan(hidden->degree[i]);
        y[i] = complete ? hidden->population * hidden->answer[i] : (double)NAN;
        x[i] = complete ? hidden->degree[i] : (double)NAN;
    }
    replicate_totals(design, y, x, totals);
    return replicate_rao_wu(totals, seed, first, count, draws, out);
}
