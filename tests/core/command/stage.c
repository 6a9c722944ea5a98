/* SPDX-License-Identifier: Apache-2.0 */
#include "tests/core/command/stage.h"

#include <glib/gstdio.h>

#include "core/command/compile_period.h"
#include "core/command/office.h"
#include "core/document/submission_write.h"
#include "tests/support/builders.h"

static const char *const QUARTERS[] = {"FY2025Q1", "FY2025Q2", "FY2025Q3", "FY2025Q4", "FY2026Q1"};

static void
build_unique(Submission *s, const char *window, int64_t f, int64_t m)
{
    build_table(s, "A-03", window, 1, (int64_t[]){f, m}, true);
}

static void
build_median(Submission *s, const char *window, double days, int64_t n)
{
    build_count(s, "A-05", window, 0, "", 0, n, n);
    Observation *o = &g_array_index(s->observations->observations, Observation, s->observations->observations->len - 1);
    o->has_value = 1;
    o->value = days;
}

static void
build_quarter(Submission *s, const char *window, int64_t q)
{
    build_table(s, "A-01", window, 1, (int64_t[]){20 + q, 15}, true);
    build_table(s, "A-01", window, 2, (int64_t[]){12, 8, q, 15, 0, 0}, false);
    build_table(s, "A-01", window, 3, (int64_t[]){12, 15, 0}, false);
    build_table(s, "A-02", window, 1, (int64_t[]){q, 3}, true);
    build_unique(s, window, 30 + q, 25);
    build_count(s, "A-04", window, 0, "", 30, 45, 45);
    build_count(s, "A-04", window, 1, "F", 14, 25, 25);
    build_count(s, "A-04", window, 1, "M", 16, 20, 20);
    build_median(s, window, 12.5 + (double)q, q == 2 ? 4 : 17);
    build_table(s, "A-06", window, 1, (int64_t[]){40, 30 + q}, true);
    build_table(s, "A-08", window, 1, (int64_t[]){5, 60}, true);
    build_count(s, "A-09", window, 0, "", q, 0, -1);
    build_count(s, "A-10", window, 0, "", 7, 0, -1);
}

static void
build_estimate(Submission *s)
{
    EstimateDetail e = {2079, 1500.25, 2600, 0.95, 400, period_day(2025, 5, 15), 10, 17, 0};
    g_array_append_val(s->observations->estimates, e);
    build_count(s, "A-07", "FY2025Q3", 0, "", 0, 0, 400);
    Observation *o = &g_array_index(s->observations->observations, Observation, s->observations->observations->len - 1);
    o->has_value = 1;
    o->value = e.value;
    o->estimate = 0;
}

Submission *
stage_submission(const char *period)
{
    Submission *s = build_submission(period);
    for (int64_t q = 0; q < (int64_t)s->windows->n_windows && s->windows->windows[q].kind == WINDOW_QUARTER; q++)
        build_quarter(s, QUARTERS[q], q);
    for (size_t w = 0; w < s->windows->n_windows; w++) {
        const Window *window = &s->windows->windows[w];
        if (window->kind == WINDOW_QUARTER)
            continue;
        int64_t quarters = window->last - window->first + 1, later = window->last - s->windows->first_quarter;
        build_unique(s, window->id, quarters == 1 ? 30 + later : 30 + 15 * quarters, quarters == 1 ? 25 : 25 + 12 * quarters);
        build_median(s, window->id, 14, 17 * quarters);
    }
    build_estimate(s);
    finding_add(s->findings, 5006, "cases.csv", 41, "made up", NULL);
    finding_list_soften(s->findings, 0, FINDING_WARNING);
    build_done(s);
    return s;
}

char *
stage_office(void)
{
    return g_dir_make_tmp("hito-office-XXXXXX", NULL);
}

static void
empty(const char *folder)
{
    GDir *dir = g_dir_open(folder, 0, NULL);
    for (const char *name; dir && (name = g_dir_read_name(dir));) {
        g_autofree char *path = g_build_filename(folder, name, NULL);
        if (g_file_test(path, G_FILE_TEST_IS_DIR))
            empty(path);
        else
            g_unlink(path);
    }
    if (dir)
        g_dir_close(dir);
    g_rmdir(folder);
}

void
stage_remove(char *folder)
{
    empty(folder);
    g_free(folder);
}

char *
stage_compile(const char *office, Submission *submission, FindingList *findings)
{
    g_autofree char *path = g_build_filename(office, "alfa.json", NULL);
    if (!submission_write(submission, path, findings))
        return NULL;
    CompileOrder order = {"tests/golden/compile/programme", submission->period, office, submission->as_of_day, &path, 1, true, NULL};
    if (!compile_period(&order, findings))
        return NULL;
    g_autofree char *publication = office_publication(office, submission->period);
    char *bytes = NULL;
    return g_file_get_contents(publication, &bytes, NULL, NULL) ? bytes : NULL;
}
