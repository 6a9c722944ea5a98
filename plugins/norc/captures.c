/* SPDX-License-Identifier: Apache-2.0 */
/* Multiple systems estimation: people on several lists, pairs of lists added stepwise, BCa limits of a bootstrap that repeats
 * the choice. Source: Chan, Silverman and Vincent 2021. */
#include <math.h>
#include <stdlib.h>

#include "estimate/mse_bootstrap.h"
#include "prevalence.h"

void
on_captures(hito_study *study, const captures_row *row)
{
    double field[HITO_SAMPLE_FIELDS] = {0};
    field[CAPTURE_LIST] = row->list;
    hito_sample_keep(study, PREVALENCE_STORE, row->study_id, row->person_id, field);
}

static int
by_person(const void *left, const void *right)
{
    const hito_sample_row *a = left, *b = right;
    return (a->unit > b->unit) - (a->unit < b->unit);
}

/* The lists of each person as one history. A list on which nobody is leaves the table. */
static EstimateStatus
count_histories(const prevalence_sample *sample, HistoryTable *table)
{
    HistoryTable all = {.lists = LISTS};
    uint32_t dropped;
    qsort(sample->rows, sample->n, sizeof *sample->rows, by_person);
    for (size_t i = 0; i < sample->n;) {
        int32_t person = sample->rows[i].unit;
        uint32_t history = 0;
        for (; i < sample->n && sample->rows[i].unit == person; i++)
            history |= 1u << ((unsigned)sample->rows[i].field[CAPTURE_LIST] & 31);
        EstimateStatus status = history_add(&all, history, 1);
        if (status != ESTIMATE_OK)
            return status;
    }
    return history_drop_empty(&all, table, &dropped);
}

static EstimateStatus
estimate(const prevalence_sample *sample, const HistoryTable *table, Loglinear *work, double *replicates, Interval *out)
{
    const double level = setting_level(sample->study) / 100.0, levels[2] = {0.5 * (1 - level), 0.5 * (1 + level)};
    MseRule rule = {.kind = MSE_RULE_STEPWISE, .threshold = setting_stepwise_per_mille(sample->study) / 1000.0};
    double limits[2];
    MseFit fit;
    MseBca parts;
    EstimateStatus status = mse_stepwise(table, rule.threshold, level, work, &rule.model, &fit);
    if (status == ESTIMATE_OK)
        status = mse_bootstrap_range(table, &rule, sample->seed, 0, REPLICATES_LISTS, work, replicates);
    if (status == ESTIMATE_OK)
        status = mse_bootstrap_bca(table, &rule, replicates, REPLICATES_LISTS, levels, 2, work, limits, &parts);
    if (status == ESTIMATE_OK && !(isfinite(limits[0]) && isfinite(limits[1])))
        status = ESTIMATE_NOT_REACHED;
    if (status == ESTIMATE_OK)
        *out = (Interval){fit.total, fit.se_total, limits[0], limits[1], level, ESTIMATE_OK, ESTIMATE_OK};
    return status;
}

EstimateStatus
prevalence_of_lists(const prevalence_sample *sample, prevalence_answer *answer)
{
    static const HistoryTable none;
    HistoryTable table = none;
    if (sample->n == 0)
        return ESTIMATE_TOO_FEW;
    EstimateStatus status = count_histories(sample, &table);
    answer->n = (int64_t)history_total(&table);
    Loglinear *work = calloc(1, sizeof *work);
    double *replicates = malloc(REPLICATES_LISTS * sizeof *replicates);
    if (!work || !replicates)
        status = ESTIMATE_BAD_INPUT;
    if (status == ESTIMATE_OK)
        status = estimate(sample, &table, work, replicates, &answer->persons);
    free(work);
    free(replicates);
    return status;
}
