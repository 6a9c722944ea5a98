/* SPDX-License-Identifier: Apache-2.0 */
#include "core/conformance/trial.h"

#include <glib/gstdio.h>
#include <string.h>

/* FY2023Q1 to FY2026Q3: windows of every kind, more than one of each but life. */
enum { FIRST_QUARTER = 8091, LAST_QUARTER = 8105 };

bool
bench_init(Bench *bench, PluginPackage *package, const char *worker, const char *probe, uint64_t seed)
{
    *bench = (Bench){.package = package, .worker = worker, .probe = probe, .seed = seed};
    bench->windows = calendar_windows(calendar_us_fiscal(), FIRST_QUARTER, LAST_QUARTER);
    bench->folder = g_dir_make_tmp("hito-check-XXXXXX", NULL);
    return bench->folder != NULL;
}

static void
empty_folder(const Bench *bench)
{
    const GPtrArray *inputs = bench->package->manifest->inputs;
    for (guint i = 0; i < inputs->len; i++) {
        g_autofree char *name = g_strdup_printf("%s.csv", ((const Input *)inputs->pdata[i])->id);
        g_autofree char *path = g_build_filename(bench->folder, name, NULL);
        g_unlink(path);
    }
}

void
bench_clear(Bench *bench)
{
    if (bench->folder) {
        empty_folder(bench);
        g_rmdir(bench->folder);
    }
    g_free(bench->folder);
    window_set_free(bench->windows);
}

static void
take_failure(Trial *trial, const FindingList *findings)
{
    for (size_t i = 0; i < finding_list_size(findings); i++) {
        const Finding *finding = finding_list_peek(findings, i);
        if (finding->number != trial->failure)
            continue;
        for (int l = 0; l < LANGUAGE_COUNT; l++) {
            g_free(trial->why[l]);
    g_free(trial->refused);
            trial->why[l] = finding_sentence(finding, (Language)l);
        }
        return;
    }
}

Trial *
trial_run(const Bench *bench, const MadeRows *rows, const TrialWay *way)
{
    Trial *trial = g_new0(Trial, 1);
    g_autoptr(FindingList) findings = finding_list_new();
    g_autoptr(Submission) submission = submission_new();
    Manifest *manifest = bench->package->manifest;
    uint64_t declared = manifest->max_observations;
    const WindowSet *windows = way->windows ? way->windows : bench->windows;
    submission->windows = calendar_windows(&windows->calendar, windows->first_quarter, windows->report_quarter);
    for (int l = 0; l < LANGUAGE_COUNT; l++)
        trial->why[l] = g_strdup("");
    empty_folder(bench);
    if (!way->no_files && !way->data_folder && !made_rows_write(rows, bench->folder)) {
        trial->failure = 9001;
        return trial;
    }
    WorkerJob job = {
        .package = bench->package, .windows = submission->windows, .data_folder = way->data_folder ? way->data_folder : bench->folder, .synthetic = true,
        .as_of_day = calendar_quarter_period(windows->report_quarter).to_day + 14, .seed = bench->seed,
        .worker_path = way->probe ? bench->probe : bench->worker, .batch_rows = way->batch_rows, .probe = way->probe,
        .cost = &trial->cost,
    };
    if (way->observations)
        manifest->max_observations = way->observations;
    trial->good = worker_run(&job, submission, findings);
    manifest->max_observations = declared;
    trial->failure = submission->failure;
    take_failure(trial, findings);
    trial->refused = sandbox_refusals_words((const SandboxRefusal *)(const void *)submission->refusals->data, submission->refusals->len);
    trial->set = g_steal_pointer(&submission->observations);
    submission->observations = observation_set_new();
    return trial;
}

void
trial_free(Trial *trial)
{
    if (!trial)
        return;
    for (int l = 0; l < LANGUAGE_COUNT; l++)
        g_free(trial->why[l]);
    g_free(trial->refused);
    observation_set_free(trial->set);
    g_free(trial);
}

char *
trial_cell_name(const Bench *bench, const Observation *cell)
{
    const Manifest *manifest = bench->package->manifest;
    const Indicator *indicator = manifest->indicators->pdata[cell->indicator];
    const Table *table = &g_array_index(indicator->tables, Table, cell->table);
    g_autoptr(GString) name = g_string_new(indicator->code);
    g_string_append_printf(name, " %s", bench->windows->windows[cell->window].id);
    for (size_t d = 0; d < table->n_dimensions; d++) {
        const Dimension *dimension = manifest->dimensions->pdata[table->dimensions[d]];
        g_string_append_printf(name, " %s %s", dimension->id, (const char *)dimension->codes->pdata[cell->codes[d]]);
    }
    return g_string_free(g_steal_pointer(&name), FALSE);
}

static void
append_value(GString *text, const Observation *cell)
{
    if (!cell || cell->status != STATUS_OK) {
        g_string_append(text, !cell ? "-" : observation_status_name((ObservationStatus)cell->status));
        return;
    }
    g_string_append_printf(text, "%" G_GINT64_FORMAT, cell->numerator);
    if (cell->denominator)
        g_string_append_printf(text, "/%" G_GINT64_FORMAT, cell->denominator);
    if (cell->has_value)
        g_string_append_printf(text, " (%.17g)", cell->value);
}

static bool
same_estimate(const EstimateDetail *x, const EstimateDetail *y)
{
    return memcmp(&x->value, &y->value, sizeof x->value) == 0 && memcmp(&x->lower, &y->lower, sizeof x->lower) == 0 &&
           memcmp(&x->upper, &y->upper, sizeof x->upper) == 0 && x->sample == y->sample &&
           x->reference_day == y->reference_day && x->method == y->method;
}

static bool
same_cell(const Trial *a, const Observation *x, const Trial *b, const Observation *y)
{
    if (x->status != y->status || x->numerator != y->numerator || x->denominator != y->denominator || x->note != y->note ||
        x->subjects != y->subjects || memcmp(&x->value, &y->value, sizeof x->value) != 0 || (x->estimate < 0) != (y->estimate < 0))
        return false;
    return x->estimate < 0 || same_estimate(&g_array_index(a->set->estimates, EstimateDetail, x->estimate),
                                            &g_array_index(b->set->estimates, EstimateDetail, y->estimate));
}

char *
trial_difference(const Bench *bench, const Trial *a, const Trial *b)
{
    const GArray *left = a->set->observations, *right = b->set->observations;
    for (guint i = 0; i < MAX(left->len, right->len); i++) {
        const Observation *x = i < left->len ? &g_array_index(left, Observation, i) : NULL;
        const Observation *y = i < right->len ? &g_array_index(right, Observation, i) : NULL;
        int order = !x ? 1 : !y ? -1 : observation_compare(x, y);
        if (order == 0 && same_cell(a, x, b, y))
            continue;
        g_autofree char *name = trial_cell_name(bench, order > 0 ? y : x);
        g_autoptr(GString) text = g_string_new(name);
        g_string_append(text, ": ");
        append_value(text, order > 0 ? NULL : x);
        g_string_append(text, " ≠ ");
        append_value(text, order < 0 ? NULL : y);
        return g_string_free(g_steal_pointer(&text), FALSE);
    }
    return NULL;
}
