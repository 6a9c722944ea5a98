/* SPDX-License-Identifier: Apache-2.0 */
/* sample/ beside the manifest holds made-up files and expected.txt, one observation a line under a header:
 * indicator,window,table,codes,status,numerator,denominator,... */
#include <stdlib.h>
#include <string.h>

#include "core/conformance/check_parts.h"

enum { COLUMNS = 7 };

typedef struct Expected {
    char **lines;
    guint cells; /* lines that are observations; others tell of findings */
    Quarter first, last;
} Expected;

static Expected
read_expected(const char *path)
{
    Expected expected = {NULL, 0, INT32_MAX, 0};
    g_autofree char *bytes = NULL;
    if (!g_file_get_contents(path, &bytes, NULL, NULL))
        return expected;
    expected.lines = g_strsplit(g_strchomp(bytes), "\n", -1);
    for (size_t i = 1; expected.lines[0] && expected.lines[i]; i++) {
        g_auto(GStrv) cells = g_strsplit(expected.lines[i], ",", -1);
        Quarter quarter;
        if (g_strv_length(cells) < COLUMNS)
            continue;
        expected.cells++;
        if (!calendar_parse_quarter(calendar_us_fiscal(), cells[1], &quarter))
            continue;
        expected.first = MIN(expected.first, quarter);
        expected.last = MAX(expected.last, quarter);
    }
    return expected;
}

/* One observation as the first columns of a line, "" standing for what its type does not give. */
static char *
line_of(const Manifest *manifest, const WindowSet *windows, const Observation *cell)
{
    const Indicator *indicator = manifest->indicators->pdata[cell->indicator];
    const Table *table = &g_array_index(indicator->tables, Table, cell->table);
    g_autoptr(GString) dims = g_string_new(cell->table == 0 ? "total" : "");
    g_autoptr(GString) codes = g_string_new(NULL);
    for (size_t d = 0; d < table->n_dimensions; d++) {
        const Dimension *dimension = manifest->dimensions->pdata[table->dimensions[d]];
        g_string_append_printf(dims, "%s%s", d ? "|" : "", dimension->id);
        g_string_append_printf(codes, "%s%s", d ? "|" : "", (const char *)dimension->codes->pdata[cell->codes[d]]);
    }
    return g_strdup_printf("%s,%s,%s,%s,%s,", indicator->code, windows->windows[cell->window].id, dims->str, codes->str,
                           observation_status_name((ObservationStatus)cell->status));
}

/* What differs from the line that begins so, NULL for nothing. */
static char *
difference(const Expected *expected, const char *start, const Observation *cell)
{
    for (size_t i = 1; expected->lines[0] && expected->lines[i]; i++) {
        if (!g_str_has_prefix(expected->lines[i], start))
            continue;
        g_auto(GStrv) cells = g_strsplit(expected->lines[i], ",", -1);
        bool same = (!*cells[5] || g_ascii_strtoll(cells[5], NULL, 10) == cell->numerator) &&
                    (!*cells[6] || g_ascii_strtoll(cells[6], NULL, 10) == cell->denominator);
        return same ? NULL : g_strdup_printf("expected.txt:%zu: %s%" G_GINT64_FORMAT ",%" G_GINT64_FORMAT, i + 1, start, cell->numerator,
                                             cell->denominator);
    }
    return g_strdup_printf("expected.txt: %s", start);
}

static void
compare(CheckRun *run, CheckResult *result, const Expected *expected, const Trial *trial, const WindowSet *windows)
{
    for (guint i = 0; i < trial->set->observations->len; i++) {
        const Observation *cell = &g_array_index(trial->set->observations, Observation, i);
        g_autofree char *start = line_of(run->package->manifest, windows, cell);
        g_autofree char *text = difference(expected, start, cell);
        if (!text)
            continue;
        check_say(result, CHECK_FAILED, text);
        return;
    }
    if (expected->cells != trial->set->observations->len) {
        g_autofree char *text = g_strdup_printf("expected.txt: %u ≠ %u", expected->cells, trial->set->observations->len);
        check_say(result, CHECK_FAILED, text);
    }
}

void
check_output_sample(CheckRun *run, CheckResult *result)
{
    g_autofree char *sample = g_build_filename(run->order->folder, "sample", NULL);
    g_autofree char *path = g_build_filename(sample, "expected.txt", NULL);
    Expected expected = read_expected(path);
    if (!expected.lines || expected.last == 0) {
        check_say(result, CHECK_SKIPPED, "sample/expected.txt");
    } else {
        WindowSet *windows = calendar_windows(calendar_us_fiscal(), expected.first, expected.last);
        g_autoptr(Trial) trial = trial_run(&run->bench, run->rows, &(TrialWay){.data_folder = sample, .windows = windows});
        if (trial->good)
            compare(run, result, &expected, trial, windows);
        else
            check_say_failure(result, trial);
        window_set_free(windows);
    }
    g_strfreev(expected.lines);
}

/* A number that the type of the indicator does not give stays empty. */
static void
add_line(GString *text, const Manifest *manifest, const WindowSet *windows, const Observation *cell)
{
    const Indicator *indicator = manifest->indicators->pdata[cell->indicator];
    g_autofree char *start = line_of(manifest, windows, cell);
    bool counted = cell->status == STATUS_OK && !cell->has_value;
    g_string_append(text, start);
    if (counted)
        g_string_append_printf(text, "%" G_GINT64_FORMAT, cell->numerator);
    g_string_append_c(text, ',');
    if (counted && indicator->type == ROLLUP_RATIO)
        g_string_append_printf(text, "%" G_GINT64_FORMAT, cell->denominator);
    g_string_append_c(text, '\n');
}

char *
conformance_sample(const CheckOrder *order, const WindowSet *windows, FindingList *findings)
{
    g_autoptr(PluginPackage) package = plugin_package_open(order->folder, findings);
    g_autofree char *sample = g_build_filename(order->folder, "sample", NULL);
    if (!package || package->library < 0)
        return NULL;
    WorkerJob job = {.package = package, .windows = windows, .data_folder = sample, .synthetic = true, .seed = order->seed,
                     .as_of_day = calendar_quarter_period(windows->report_quarter).to_day, .worker_path = order->worker};
    g_autoptr(Submission) submission = submission_new();
    if (!worker_run(&job, submission, findings))
        return NULL;
    GString *text = g_string_new("indicator,window,table,codes,status,numerator,denominator\n");
    for (guint i = 0; i < submission->observations->observations->len; i++)
        add_line(text, package->manifest, windows, &g_array_index(submission->observations->observations, Observation, i));
    return g_string_free(text, FALSE);
}
