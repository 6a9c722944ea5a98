/* SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "core/conformance/check_parts.h"

enum { MANY = 600, OUTSIDE_DAYS = 400 };

static MadeRows *
rows_of(const CheckRun *run, MadePlan plan)
{
    const WindowSet *windows = run->bench.windows;
    if (plan.to_day == 0) {
        plan.from_day = windows->windows[0].period.from_day;
        plan.to_day = calendar_quarter_period(windows->report_quarter).to_day;
    }
    plan.seed = run->order->seed;
    return made_rows_new(run->package->manifest, &plan);
}

static void
ends_well(CheckRun *run, CheckResult *result, const MadeRows *rows, const TrialWay *way)
{
    g_autoptr(Trial) trial = trial_run(&run->bench, rows, way);
    if (!trial->good)
        check_say_failure(result, trial);
}

void
check_input_none(CheckRun *run, CheckResult *result)
{
    g_autoptr(MadeRows) rows = rows_of(run, (MadePlan){0});
    ends_well(run, result, rows, &(TrialWay){0});
    if (result->state == CHECK_PASSED)
        ends_well(run, result, rows, &(TrialWay){.no_files = true});
}

void
check_input_one(CheckRun *run, CheckResult *result)
{
    g_autoptr(MadeRows) rows = rows_of(run, (MadePlan){.n_subjects = 1});
    made_rows_cut(rows, 1);
    ends_well(run, result, rows, &(TrialWay){0});
}

void
check_input_empty(CheckRun *run, CheckResult *result)
{
    g_autoptr(MadeRows) rows = rows_of(run, (MadePlan){.n_subjects = 20, .empty = true});
    ends_well(run, result, rows, &(TrialWay){0});
}

/* Numbers so large that no sum of them exists may be refused by the plug-in; it may not crash or lie. */
static bool
refused_politely(const Trial *trial)
{
    return trial->failure == 4020 || trial->failure == 4021;
}

void
check_input_extreme(CheckRun *run, CheckResult *result)
{
    g_autoptr(MadeRows) rows = rows_of(run, (MadePlan){.n_subjects = 20, .extreme = true});
    g_autoptr(Trial) trial = trial_run(&run->bench, rows, &(TrialWay){0});
    if (!trial->good && !refused_politely(trial))
        check_say_failure(result, trial);
}

void
check_input_careless(CheckRun *run, CheckResult *result)
{
    g_autoptr(MadeRows) rows = rows_of(run, (MadePlan){.n_subjects = 60, .careless = true});
    g_autoptr(Trial) trial = trial_run(&run->bench, rows, &(TrialWay){0});
    if (!trial->good && !refused_politely(trial))
        check_say_failure(result, trial);
}

void
check_input_splits(CheckRun *run, CheckResult *result)
{
    static const uint32_t ROWS[] = {1, 2, 7, 50};
    for (size_t i = 0; i < G_N_ELEMENTS(ROWS) && result->state == CHECK_PASSED; i++)
        check_same(run, result, run->rows, &(TrialWay){.batch_rows = ROWS[i]});
}

static MadeRows *
copy_of(const CheckRun *run)
{
    MadeRows *rows = rows_of(run, (MadePlan){0});
    made_rows_append(rows, run->rows);
    return rows;
}

void
check_input_order(CheckRun *run, CheckResult *result)
{
    g_autoptr(MadeRows) rows = copy_of(run);
    made_rows_shuffle(rows, run->order->seed + 1);
    check_same(run, result, rows, &(TrialWay){0});
}

void
check_input_outside(CheckRun *run, CheckResult *result)
{
    int32_t end = calendar_quarter_period(run->bench.windows->report_quarter).to_day;
    g_autoptr(MadeRows) rows = copy_of(run);
    g_autoptr(MadeRows) later = rows_of(run, (MadePlan){.first_subject = 5000, .n_subjects = 20, .from_day = end + 1,
                                                        .to_day = end + OUTSIDE_DAYS});
    made_rows_append(rows, later);
    check_same(run, result, rows, &(TrialWay){0});
    if (result->state == CHECK_FAILED && strstr(result->detail[LANGUAGE_EN], " ≠ "))
        result->state = CHECK_WARNING; /* a limit in the past, an open span may be meant */
}

static bool
counts_subjects(RollupType type)
{
    return type != ROLLUP_ESTIMATE && type != ROLLUP_MILESTONE && type != ROLLUP_MEDIAN && type != ROLLUP_CONTEXT;
}

void
check_input_doubled(CheckRun *run, CheckResult *result)
{
    const Manifest *manifest = run->package->manifest;
    g_autoptr(MadeRows) rows = copy_of(run);
    g_autoptr(MadeRows) more = copy_of(run);
    for (guint i = 0; i < more->inputs->len; i++) {
        const Input *input = manifest->inputs->pdata[i];
        const GPtrArray *table = more->inputs->pdata[i];
        for (guint r = 0; r < table->len; r++) {
            char **row = table->pdata[r];
            for (guint c = 0; c < input->columns->len; c++) {
                if (((const Column *)input->columns->pdata[c])->type != COLUMN_KEY || !*row[c])
                    continue;
                char *twin = g_strconcat(row[c], "-twin", NULL);
                g_free(row[c]);
                row[c] = twin;
            }
        }
    }
    made_rows_append(rows, more);
    g_autoptr(Trial) trial = trial_run(&run->bench, rows, &(TrialWay){0});
    if (!trial->good)
        check_say_failure(result, trial);
    for (guint i = 0; trial->good && i < run->base->set->observations->len; i++) {
        const Observation *once = &g_array_index(run->base->set->observations, Observation, i);
        const Indicator *indicator = manifest->indicators->pdata[once->indicator];
        const Observation *twice = observation_set_find(trial->set, once->indicator, once->window, once->table, once->codes);
        bool doubled = twice && twice->numerator == 2 * once->numerator &&
                       (indicator->type != ROLLUP_RATIO || twice->denominator == 2 * once->denominator);
        if (doubled || once->status != STATUS_OK || !counts_subjects(indicator->type))
            continue;
        g_autofree char *cell = trial_cell_name(&run->bench, once);
        check_say(result, CHECK_NOTE, cell);
        return;
    }
}

void
check_input_many(CheckRun *run, CheckResult *result)
{
    g_autoptr(MadeRows) rows = rows_of(run, (MadePlan){.n_subjects = MANY});
    ends_well(run, result, rows, &(TrialWay){0});
}

/* One more subject has two rows an input, so at most so many cells of a table change. */
void
check_input_one_more(CheckRun *run, CheckResult *result)
{
    const Manifest *manifest = run->package->manifest;
    g_autoptr(MadeRows) rows = copy_of(run);
    g_autoptr(MadeRows) more = rows_of(run, (MadePlan){.first_subject = 7000, .n_subjects = 1});
    guint most = made_rows_count(more);
    made_rows_append(rows, more);
    g_autoptr(Trial) trial = trial_run(&run->bench, rows, &(TrialWay){0});
    if (!trial->good)
        check_say_failure(result, trial);
    guint changed = 0;
    const Observation *before = NULL;
    for (guint i = 0; trial->good && i < trial->set->observations->len; i++) {
        const Observation *cell = &g_array_index(trial->set->observations, Observation, i);
        const Observation *was = observation_set_find(run->base->set, cell->indicator, cell->window, cell->table, cell->codes);
        const Indicator *indicator = manifest->indicators->pdata[cell->indicator];
        bool same_table = before && before->indicator == cell->indicator && before->window == cell->window && before->table == cell->table;
        changed = same_table ? changed : 0;
        before = cell;
        changed += !was || was->numerator != cell->numerator || was->denominator != cell->denominator || was->status != cell->status;
        if (changed <= most || indicator->type == ROLLUP_ESTIMATE)
            continue;
        g_autofree char *name = trial_cell_name(&run->bench, cell);
        check_say(result, CHECK_FAILED, name);
        return;
    }
}
