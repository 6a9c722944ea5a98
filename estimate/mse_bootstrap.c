/* SPDX-License-Identifier: Apache-2.0 */
#include "estimate/mse_bootstrap.h"

#include <math.h>
#include <string.h>

#include "estimate/normal.h"
#include "estimate/order.h"
#include "estimate/quantile.h"
#include "estimate/stream.h"

#define PEOPLE_IN_TABLE 100000

/* Estimate on the data; leaves in work->beta the start that every replicate shares. */
static EstimateStatus
estimate_data(const HistoryTable *table, const MseRule *rule, Loglinear *work, double *total)
{
    *total = NAN;
    EstimateStatus status = history_check(table);
    if (status != ESTIMATE_OK)
        return status;
    if (rule->kind == MSE_RULE_RANKED && rule->models == 0)
        return ESTIMATE_BAD_INPUT;
    loglinear_load(work, table);
    memset(work->beta, 0, sizeof work->beta);
    MseModel model = {0};
    if (rule->kind == MSE_RULE_STEPWISE)
        status = mse_rule_stepwise(work, rule->threshold, false, &model);
    else
        status = mse_rule_fit(work, rule->kind == MSE_RULE_MODEL ? &rule->model : &rule->ranked[0].model, false);
    if (status != ESTIMATE_OK)
        return status;
    *total = work->statistic[0] + exp(work->beta[0]);
    model.terms = 0;
    return rule->kind == MSE_RULE_STEPWISE ? mse_rule_fit(work, &model, false) : ESTIMATE_OK;
}

static void
list_people(Loglinear *work, const HistoryTable *table)
{
    size_t n = 0;
    for (uint32_t c = 1; c < work->cells; c++)
        for (uint64_t k = 0; k < table->count[c]; k++)
            work->person[n++] = (uint16_t)c;
}

static void
resample(Loglinear *work, const HistoryTable *table, uint64_t people, Stream *stream)
{
    HistoryTable *drawn = &work->resampled;
    drawn->lists = table->lists;
    memset(drawn->count, 0, work->cells * sizeof *drawn->count);
    if (people <= PEOPLE_IN_TABLE) {
        for (uint64_t i = 0; i < people; i++)
            drawn->count[work->person[stream_below(stream, (uint32_t)people)]]++;
        return;
    }
    uint64_t left = people, weight = people;
    for (uint32_t c = 1; c < work->cells && left > 0; c++) {
        if (table->count[c] == 0)
            continue;
        drawn->count[c] = stream_binomial(stream, left, (double)table->count[c] / (double)weight);
        left -= drawn->count[c];
        weight -= table->count[c];
    }
}

EstimateStatus
mse_bootstrap_range(const HistoryTable *table, const MseRule *rule, uint64_t seed, uint64_t first, size_t count, Loglinear *work,
                    double *estimates)
{
    double total, start[HISTORY_CELLS_MAX];
    EstimateStatus status = estimate_data(table, rule, work, &total);
    if (status != ESTIMATE_OK)
        return status;
    size_t bytes = work->cells * sizeof *start;
    memcpy(start, work->beta, bytes);
    uint64_t people = history_total(table);
    if (people <= PEOPLE_IN_TABLE)
        list_people(work, table);
    for (size_t b = 0; b < count; b++) {
        Stream stream = stream_open(seed, first + b, STREAM_MSE);
        resample(work, table, people, &stream);
        loglinear_load(work, &work->resampled);
        memcpy(work->beta, start, bytes);
        estimates[b] = mse_rule_total(work, rule);
    }
    return ESTIMATE_OK;
}

/* One refit for each distinct history, weighted by the people who have it. */
static EstimateStatus
accelerate(const HistoryTable *table, const MseRule *rule, Loglinear *work, double *acceleration)
{
    double left_out[HISTORY_CELLS_MAX], start[HISTORY_CELLS_MAX], mean = 0, n = 0, squares = 0, cubes = 0;
    memcpy(start, work->beta, sizeof start);
    for (uint32_t c = 1; c < 1u << table->lists; c++) {
        double weight = (double)table->count[c];
        if (!(weight > 0))
            continue;
        work->resampled = *table;
        work->resampled.count[c]--;
        loglinear_load(work, &work->resampled);
        memcpy(work->beta, start, sizeof start);
        left_out[c] = history_total(&work->resampled) > 0 ? mse_rule_total(work, rule) : (double)NAN;
        mean += weight * left_out[c];
        n += weight;
    }
    mean /= n;
    for (uint32_t c = 1; c < 1u << table->lists; c++) {
        if (table->count[c] == 0)
            continue;
        double weight = (double)table->count[c], d = mean - left_out[c];
        squares += weight * d * d;
        cubes += weight * d * d * d;
    }
    *acceleration = squares > 0 ? cubes / (6 * pow(squares, 1.5)) : 0;
    return isfinite(*acceleration) ? ESTIMATE_OK : ESTIMATE_DEGENERATE;
}

/* Moves the replicates without an estimate to the end and sorts the others; returns how many those are. */
static size_t
sort_finite(double *estimates, size_t n, double total, double *share_below)
{
    size_t finite = 0, below = 0;
    for (size_t i = 0; i < n; i++)
        if (isfinite(estimates[i])) {
            below += estimates[i] < total;
            estimates[finite++] = estimates[i];
        }
    for (size_t i = finite; i < n; i++)
        estimates[i] = NAN;
    order_values(estimates, finite);
    *share_below = finite > 0 ? (double)below / (double)finite : 0;
    return finite;
}

EstimateStatus
mse_bootstrap_bca(const HistoryTable *table, const MseRule *rule, double *estimates, size_t n, const double *levels,
                  size_t n_levels, Loglinear *work, double *limits, MseBca *out)
{
    double share;
    *out = (MseBca){NAN, NAN, NAN, 0};
    for (size_t i = 0; i < n_levels; i++)
        limits[i] = NAN;
    EstimateStatus status = estimate_data(table, rule, work, &out->total);
    if (status != ESTIMATE_OK)
        return status;
    size_t finite = sort_finite(estimates, n, out->total, &share);
    out->dropped = n - finite;
    if (finite < 100 || out->dropped * 10 > n || !(share > 0 && share < 1))
        return ESTIMATE_DEGENERATE;
    out->bias = normal_quantile(share);
    status = accelerate(table, rule, work, &out->acceleration);
    if (status != ESTIMATE_OK)
        return status;
    for (size_t i = 0; i < n_levels; i++) {
        double w = out->bias + normal_quantile(levels[i]), stretch = 1 - out->acceleration * w;
        if (stretch > 0 && isfinite(w))
            limits[i] = quantile_sorted(estimates, finite, normal_lower(out->bias + w / stretch), 8);
    }
    return ESTIMATE_OK;
}
