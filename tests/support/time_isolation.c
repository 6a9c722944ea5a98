/* SPDX-License-Identifier: Apache-2.0 */
/* time_isolation WORKER PLUGIN_FOLDER DATA_FOLDER RUNS: what a process of its own costs a plug-in. Reads and computes the
 * same files in a sandboxed worker and in this process, in turn; built on request. */
#include <stdio.h>
#include <stdlib.h>

#include "core/runner/worker_run.h"
#include "tests/support/in_process.h"

/* FY2023Q1 to FY2026Q3. */
enum { FIRST_QUARTER = 2022 * 4 + 3, LAST_QUARTER = 2026 * 4 + 1, AS_OF = 20664 };

static int
by_number(const void *a, const void *b)
{
    gint64 x = *(const gint64 *)a, y = *(const gint64 *)b;
    return (x > y) - (x < y);
}

static bool
run_apart(const PluginPackage *package, const char *worker, const char *data, gint64 *time, WorkerCost *cost)
{
    g_autoptr(FindingList) findings = finding_list_new();
    g_autoptr(Submission) submission = submission_new();
    submission->windows = calendar_windows(calendar_us_fiscal(), FIRST_QUARTER, LAST_QUARTER);
    WorkerJob job = {.package = package, .windows = submission->windows, .data_folder = data, .synthetic = true, .as_of_day = AS_OF,
                     .seed = 1, .worker_path = worker, .cost = cost};
    gint64 before = g_get_monotonic_time();
    bool good = worker_run(&job, submission, findings);
    *time = g_get_monotonic_time() - before;
    return good;
}

static bool
run_here(const InProcess *process, const char *data, gint64 *time)
{
    g_autoptr(FindingList) findings = finding_list_new();
    InProcessRun how = {.first = FIRST_QUARTER, .last = LAST_QUARTER};
    gint64 before = g_get_monotonic_time();
    InProcessRows *rows = in_process_read(process->manifest, data, findings);
    g_autofree char *text = in_process_run(process, rows, &how);
    *time = g_get_monotonic_time() - before;
    in_process_rows_free(rows);
    return !g_str_has_prefix(text, "failed");
}

/* Where the time goes: the median of each step. */
static void
report_steps(const WorkerCost *costs, size_t runs)
{
    static const char *const NAMES[STEP_COUNT] = {"start: memory files, filters, spawn", "prepare: the worker loads, the sandbox stands",
                                                  "load: the plug-in behind its last filter", "feed: files read and handed over",
                                                  "finish: computed, last word, reaped"};
    g_autofree gint64 *times = g_new0(gint64, runs);
    for (int step = 0; step < STEP_COUNT; step++) {
        for (size_t i = 0; i < runs; i++)
            times[i] = costs[i].step[step];
        qsort(times, runs, sizeof *times, by_number);
        printf("    %-46s %6d us\n", NAMES[step], (int)times[runs / 2]);
    }
}

static gint64
report(const char *what, gint64 *times, size_t runs)
{
    qsort(times, runs, sizeof *times, by_number);
    printf("  %-14s median %6d us, 5th percentile %6d us\n", what, (int)times[runs / 2], (int)times[runs / 20]);
    return times[runs / 2];
}

int
main(int argc, char **argv)
{
    size_t runs = argc == 5 ? strtoul(argv[4], NULL, 10) : 0;
    g_autoptr(FindingList) findings = finding_list_new();
    g_autoptr(PluginPackage) package = runs ? plugin_package_open(argv[2], findings) : NULL;
    InProcess process;
    if (!package || !in_process_open(&process, argv[2], findings)) {
        fputs("usage: time_isolation WORKER PLUGIN_FOLDER DATA_FOLDER RUNS\n", stderr);
        finding_list_print(findings, LANGUAGE_EN, stderr);
        return 2;
    }
    g_autofree gint64 *apart = g_new0(gint64, runs), *here = g_new0(gint64, runs);
    g_autofree WorkerCost *costs = g_new0(WorkerCost, runs);
    for (size_t i = 0; i < runs; i++) {
        if (!run_apart(package, argv[1], argv[3], &apart[i], &costs[i]) || !run_here(&process, argv[3], &here[i]))
            return 1;
    }
    gint64 cost = report("in a worker", apart, runs) - report("in process", here, runs);
    report_steps(costs, runs);
    printf("  %zu runs each: isolation costs %d us\n", runs, (int)cost);
    in_process_clear(&process);
    return 0;
}
