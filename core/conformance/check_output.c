/* SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "core/conformance/check_parts.h"

enum { LOAD_MILLISECONDS = 100, SHARE_OF_LIMIT = 80 };

/* A failure of the ordinary run is said by the check that owns its rule; until it is mended, those behind it are not tried. */
static void
verdict(CheckRun *run, CheckResult *result)
{
    if (run->base->good)
        return;
    const char *owner = check_owner(run->base->failure);
    bool loading = result->id[0] == 'L' && owner[0] != 'L' && owner[0] != 'S';
    if (strcmp(owner, result->id) == 0)
        check_say_failure(result, run->base);
    else if (!loading && strcmp(result->id, owner) > 0) {
        g_autofree char *text = g_strdup_printf("→ %s", owner);
        check_say(result, CHECK_SKIPPED, text);
    }
}

void
check_load_verdict(CheckRun *run, CheckResult *result)
{
    verdict(run, result);
}

void
check_output_verdict(CheckRun *run, CheckResult *result)
{
    verdict(run, result);
}

void
check_calls(CheckRun *run, CheckResult *result)
{
    verdict(run, result);
    if (run->base->good && run->base->refused && *run->base->refused)
        check_say(result, CHECK_WARNING, run->base->refused);
}

void
check_load_time(CheckRun *run, CheckResult *result)
{
    g_autoptr(MadeRows) none = made_rows_new(run->package->manifest, &(MadePlan){0});
    g_autoptr(Trial) trial = trial_run(&run->bench, none, &(TrialWay){0});
    if (!trial->good) {
        check_say_failure(result, trial);
        return;
    }
    if (trial->cost.cpu < LOAD_MILLISECONDS * 1000)
        return;
    g_autofree char *text = g_strdup_printf("%" G_GINT64_FORMAT " ms", trial->cost.cpu / 1000);
    check_say(result, CHECK_WARNING, text);
}

/* Windows in which an indicator must say something, if only that it cannot. */
static bool
is_wanted(const Indicator *indicator, const Window *window)
{
    if (rollup_type_is_additive(indicator->type))
        return window->kind == WINDOW_QUARTER;
    return (indicator->windows & 1u << window->kind) != 0;
}

void
check_output_declared(CheckRun *run, CheckResult *result)
{
    const Manifest *manifest = run->package->manifest;
    for (guint i = 0; i < manifest->indicators->len; i++) {
        const Indicator *indicator = manifest->indicators->pdata[i];
        for (size_t w = 0; w < run->bench.windows->n_windows; w++) {
            if (!is_wanted(indicator, &run->bench.windows->windows[w]) ||
                observation_set_find(run->base->set, (uint16_t)i, (uint16_t)w, 0, NULL))
                continue;
            g_autofree char *cell = g_strdup_printf("%s %s", indicator->code, run->bench.windows->windows[w].id);
            check_say(result, CHECK_FAILED, cell);
            return;
        }
    }
}

void
check_output_subjects(CheckRun *run, CheckResult *result)
{
    verdict(run, result);
    if (!run->base->good || result->state != CHECK_PASSED)
        return;
    int64_t rows = made_rows_count(run->rows);
    for (guint i = 0; i < run->base->set->observations->len; i++) {
        const Observation *cell = &g_array_index(run->base->set->observations, Observation, i);
        const Indicator *indicator = run->package->manifest->indicators->pdata[cell->indicator];
        /* A row may stand for several children whom it gives by number: then all that is counted are subjects. */
        bool heads = indicator->type == ROLLUP_FLOW && cell->subjects == cell->numerator;
        if ((cell->subjects <= rows || heads) && (cell->subjects >= 0 || indicator->protection != PROTECTION_A || cell->status != STATUS_OK))
            continue;
        g_autofree char *name = trial_cell_name(&run->bench, cell);
        g_autofree char *text = g_strdup_printf("%s: %" G_GINT64_FORMAT " / %" G_GINT64_FORMAT, name, cell->subjects, rows);
        check_say(result, CHECK_FAILED, text);
        return;
    }
}

static bool
adds_up(RollupType type)
{
    return type == ROLLUP_FLOW || type == ROLLUP_NEW || type == ROLLUP_UNIQUE || type == ROLLUP_STOCK || type == ROLLUP_RATIO ||
           type == ROLLUP_CONTEXT;
}

/* The cells of a table lie side by side, behind the total of their window. */
void
check_output_totals(CheckRun *run, CheckResult *result)
{
    const GArray *cells = run->base->set->observations;
    for (guint i = 0; i < cells->len;) {
        const Observation *first = &g_array_index(cells, Observation, i);
        const Indicator *indicator = run->package->manifest->indicators->pdata[first->indicator];
        const Table *table = &g_array_index(indicator->tables, Table, first->table);
        int64_t sum = 0;
        guint end = i;
        for (; end < cells->len; end++) {
            const Observation *cell = &g_array_index(cells, Observation, end);
            if (cell->indicator != first->indicator || cell->window != first->window || cell->table != first->table)
                break;
            sum += cell->numerator;
        }
        const Observation *total = observation_set_find(run->base->set, first->indicator, first->window, 0, NULL);
        if (first->table > 0 && table->partition && adds_up(indicator->type) && total && total->status == STATUS_OK &&
            sum != total->numerator) {
            g_autofree char *name = trial_cell_name(&run->bench, total);
            g_autofree char *text = g_strdup_printf("%s: table %u: %" G_GINT64_FORMAT " ≠ %" G_GINT64_FORMAT, name, first->table, sum,
                                                    total->numerator);
            check_say(result, CHECK_FAILED, text);
            return;
        }
        i = end;
    }
}

void
check_output_twice_run(CheckRun *run, CheckResult *result)
{
    for (int i = 0; i < 2 && result->state == CHECK_PASSED; i++)
        check_same(run, result, run->rows, &(TrialWay){0});
}

void
check_cost(CheckRun *run, CheckResult *result)
{
    const Manifest *manifest = run->package->manifest;
    int64_t memory = run->base->cost.peak * 100 / ((int64_t)manifest->memory_mb * 1024);
    int64_t time = run->base->cost.cpu / ((int64_t)manifest->cpu_seconds * 10000);
    if (memory < SHARE_OF_LIMIT && time < SHARE_OF_LIMIT)
        return;
    g_autofree char *text = g_strdup_printf("limits.memory_mb %" G_GINT64_FORMAT " %%, limits.cpu_seconds %" G_GINT64_FORMAT " %%", memory, time);
    check_say(result, CHECK_WARNING, text);
}

void
check_coverage(CheckRun *run, CheckResult *result)
{
    const Manifest *manifest = run->package->manifest;
    g_autofree bool *counted = g_new0(bool, manifest->indicators->len);
    for (guint i = 0; i < run->base->set->observations->len; i++) {
        const Observation *cell = &g_array_index(run->base->set->observations, Observation, i);
        if (cell->status == STATUS_OK && (cell->numerator || cell->denominator || cell->has_value))
            counted[cell->indicator] = true;
    }
    g_autoptr(GString) text = g_string_new(NULL);
    for (guint i = 0; i < manifest->indicators->len; i++) {
        if (!counted[i])
            g_string_append_printf(text, "%s%s", text->len ? ", " : "", ((const Indicator *)manifest->indicators->pdata[i])->code);
    }
    if (text->len)
        check_say(result, CHECK_NOTE, text->str);
}
