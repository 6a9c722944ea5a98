/* SPDX-License-Identifier: Apache-2.0 */
/* time_isolation RUNS: what one run of a sound plug-in in its sandbox costs, in microseconds; built on request. */
#include <stdio.h>
#include <stdlib.h>

#include "tests/core/runner/broken_run.h"

static int
by_number(const void *a, const void *b)
{
    gint64 x = *(const gint64 *)a, y = *(const gint64 *)b;
    return (x > y) - (x < y);
}

int
main(int argc, char **argv)
{
    int runs = argc > 1 ? atoi(argv[1]) : 200;
    g_autofree char *folder = broken_run_folder("00_sound");
    g_autofree char *rows = g_build_filename(folder, "rows.csv", NULL);
    g_autofree char *worker = broken_run_worker();
    g_autoptr(FindingList) findings = finding_list_new();
    g_autoptr(PluginPackage) package = plugin_package_open(folder, findings);
    if (!package || runs < 1 || !g_file_set_contents(rows, "person,date,sex\nA,2026-04-03,F\n", -1, NULL))
        return 1;
    g_autofree gint64 *times = g_new0(gint64, runs);
    for (int i = 0; i < runs; i++) {
        g_autoptr(Submission) submission = submission_new();
        submission->windows = calendar_windows(8103, 8105);
        WorkerJob job = {package, submission->windows, NULL, folder, true, 20648, 1, worker};
        gint64 before = g_get_monotonic_time();
        if (!worker_run(&job, submission, findings))
            return 1;
        times[i] = g_get_monotonic_time() - before;
    }
    qsort(times, (size_t)runs, sizeof *times, by_number);
    printf("%d runs: median %d us, 5th percentile %d us\n", runs, (int)times[runs / 2], (int)times[runs / 20]);
    return 0;
}
