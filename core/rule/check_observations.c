/* SPDX-License-Identifier: Apache-2.0 */
#include "core/rule/check_observations.h"

#include <string.h>

/* Sums of the cells of one table in one window, compared with the total of the same window. */
typedef struct Sum {
    int64_t numerator, denominator;
    bool broken;
} Sum;

typedef struct Check {
    const Submission *submission;
    FindingList *findings;
} Check;

static void
complain(const Check *check, unsigned number, const Observation *o, const char *table)
{
    const Indicator *indicator = check->submission->manifest->indicators->pdata[o->indicator];
    finding_add(check->findings, number, "", 0, indicator->code, check->submission->windows->windows[o->window].id, table,
                NULL);
}

static char *
table_name(const Manifest *manifest, const Table *table)
{
    GString *name = g_string_new(NULL);
    for (size_t d = 0; d < table->n_dimensions; d++)
        g_string_append_printf(name, "%s%s", d ? "+" : "",
                               ((const Dimension *)manifest->dimensions->pdata[table->dimensions[d]])->id);
    return g_string_free(name, FALSE);
}

static bool
adds_up(const Indicator *indicator, const Observation *total, const Sum *sum)
{
    if (indicator->type == ROLLUP_MEDIAN)
        return sum->denominator == total->denominator;
    return sum->numerator == total->numerator && sum->denominator == total->denominator;
}

/* V04. The observations are sorted by indicator, window, table: the total comes first, the cells of a table together. */
static void
check_partitions(const Check *check)
{
    const GArray *all = check->submission->observations->observations;
    const Manifest *manifest = check->submission->manifest;
    for (guint i = 0; i < all->len; i++) {
        const Observation *total = &g_array_index(all, Observation, i);
        const Indicator *indicator = manifest->indicators->pdata[total->indicator];
        if (total->table != 0 || indicator->type == ROLLUP_ESTIMATE ||
            (total->status != STATUS_OK && total->status != STATUS_DEN_ZERO))
            continue;
        guint at = i + 1;
        for (guint t = 1; t < indicator->tables->len; t++) {
            const Table *table = &g_array_index(indicator->tables, Table, t);
            Sum sum = {0, 0, false};
            for (; at < all->len; at++) {
                const Observation *o = &g_array_index(all, Observation, at);
                if (o->indicator != total->indicator || o->window != total->window || o->table != t)
                    break;
                sum.numerator += o->numerator;
                sum.denominator += o->denominator;
            }
            if (table->partition && !adds_up(indicator, total, &sum)) {
                g_autofree char *name = table_name(manifest, table);
                complain(check, 5101, total, name);
            }
        }
    }
}

static bool
counts_persons(RollupType type)
{
    return type == ROLLUP_NEW || type == ROLLUP_UNIQUE || type == ROLLUP_STOCK;
}

static void
check_cell(const Check *check, const Observation *o)
{
    const Indicator *indicator = check->submission->manifest->indicators->pdata[o->indicator];
    if (o->status != STATUS_OK)
        return;
    if (indicator->type == ROLLUP_RATIO && (o->numerator > o->denominator || o->denominator == 0))
        complain(check, 5102, o, NULL);
    if (indicator->type == ROLLUP_ESTIMATE) {
        const EstimateDetail *e =
            o->estimate < 0 ? NULL : &g_array_index(check->submission->observations->estimates, EstimateDetail, o->estimate);
        bool good = e && o->has_value && e->lower <= o->value && o->value <= e->upper && e->level > 0 && e->level < 1 &&
                    e->sample > 0 && e->age_from <= e->age_to;
        if (!good)
            complain(check, 5103, o, NULL);
    }
    if (counts_persons(indicator->type) && o->subjects > o->numerator)
        complain(check, 5104, o, NULL);
    if (indicator->protection == PROTECTION_A && indicator->type != ROLLUP_ESTIMATE && o->subjects < 0)
        complain(check, 5105, o, NULL);
}

/* V08. What a total stands for is no code of a cell: the reference sheet says it, or nobody does. */
static void
check_places(const Check *check)
{
    const GArray *all = check->submission->observations->observations;
    int said = -1;
    for (guint i = 0; i < all->len; i++) {
        const Observation *o = &g_array_index(all, Observation, i);
        const Indicator *indicator = check->submission->manifest->indicators->pdata[o->indicator];
        if (o->indicator == said || o->table != 0 || o->status != STATUS_OK || indicator->type != ROLLUP_ESTIMATE)
            continue;
        said = o->indicator;
        if (!indicator_sheet_find(indicator, "geography"))
            complain(check, 5107, o, NULL);
    }
}

void
check_observations(const Submission *submission, FindingList *findings)
{
    if (!submission->manifest)
        return;
    Check check = {submission, findings};
    check_partitions(&check);
    const GArray *all = submission->observations->observations;
    for (guint i = 0; i < all->len; i++)
        check_cell(&check, &g_array_index(all, Observation, i));
    check_places(&check);
}
