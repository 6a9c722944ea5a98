/* SPDX-License-Identifier: Apache-2.0 */
#include "tests/core/runner/broken_run.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "core/document/manifest_pack.h"

static const char ROWS[] = "person,date,sex\nA,2026-04-03,F\nB,2026-04-04,M\nC,2026-05-05,\n";
static const char TARGET[] = "the host's own words\n";
static const char CREATED[] = "/tmp/hito_broken_created";

char *
broken_run_worker(void)
{
    const char *release = g_getenv("HITO_RELEASE_DIR");
    return release && *release ? g_build_filename(release, "bin", "hito-worker", NULL)
                               : g_build_filename(g_getenv("HITO_BIN"), "hito-worker", NULL);
}

static void
copy(const char *from, const char *folder, const char *name)
{
    g_autofree char *bytes = NULL;
    g_autofree char *to = g_build_filename(folder, name, NULL);
    gsize size = 0;
    if (!g_file_get_contents(from, &bytes, &size, NULL) || !g_file_set_contents(to, bytes, (gssize)size, NULL))
        abort();
}

char *
broken_run_folder(const char *name)
{
    char *folder = g_dir_make_tmp("hito-broken-XXXXXX", NULL);
    g_autofree char *library = g_strdup_printf("%s/../tests/broken/%s.so", g_getenv("HITO_BIN"), name);
    g_autofree char *manifest = g_build_filename(g_getenv("HITO_SOURCE"), "tests", "broken", "manifest.json", NULL);
    copy(library, folder, "broken.so");
    copy(manifest, folder, "manifest.json");
    g_autoptr(FindingList) findings = finding_list_new();
    if (!manifest_pack(folder, NULL, findings)) {
        finding_list_print(findings, LANGUAGE_EN, stderr);
        abort();
    }
    return folder;
}

static int
count_descriptors(void)
{
    int n = 0;
    for (int file = 0; file < 256; file++)
        n += fcntl(file, F_GETFD) >= 0;
    return n;
}

static bool
holds(const char *path, const char *text)
{
    g_autofree char *bytes = NULL;
    return g_file_get_contents(path, &bytes, NULL, NULL) && strcmp(bytes, text) == 0;
}

static void
remove_folder(const char *folder)
{
    static const char *const NAMES[] = {"broken.so", "manifest.json", "rows.csv"};
    for (size_t i = 0; i < G_N_ELEMENTS(NAMES); i++) {
        g_autofree char *path = g_build_filename(folder, NAMES[i], NULL);
        g_unlink(path);
    }
    g_rmdir(folder);
}

static void
take_failure(BrokenRun *run)
{
    run->argument = g_strdup("");
    for (size_t i = 0; i < finding_list_size(run->findings); i++) {
        const Finding *finding = finding_list_peek(run->findings, i);
        if (finding->level < FINDING_ERROR)
            continue;
        run->failure = finding->number;
        g_free(run->argument);
        run->argument = g_strdup(finding->argument[1]);
    }
    const Observation *total = run->good ? observation_set_find(run->submission->observations, 0, 0, 0, NULL) : NULL;
    run->answer = total ? total->numerator : -1;
}

BrokenRun
broken_run(const char *name, bool synthetic)
{
    BrokenRun run = {.submission = submission_new(), .findings = finding_list_new()};
    g_autofree char *folder = broken_run_folder(name);
    g_autofree char *rows = g_build_filename(folder, "rows.csv", NULL);
    g_autofree char *target = g_strdup_printf("%s/../tests/broken/target.txt", g_getenv("HITO_BIN"));
    g_autofree char *worker = broken_run_worker();
    g_file_set_contents(rows, ROWS, -1, NULL);
    g_file_set_contents(target, TARGET, -1, NULL);
    g_unlink(CREATED);
    int before = count_descriptors();
    run.submission->windows = calendar_windows(calendar_us_fiscal(), 8103, 8105); /* FY2026Q1 is quarter 8103 */
    PluginPackage *package = plugin_package_open(folder, run.findings);
    if (package && package->library >= 0) {
        /* A busy machine gives processor time late; only what never ends by itself is waited for shortly. */
        bool hangs = strstr(name, "sleep") || strstr(name, "stop") || strstr(name, "half");
        package->manifest->wall_seconds = hangs ? 2 : 60;
        WorkerJob job = {.package = package, .windows = run.submission->windows, .data_folder = folder, .synthetic = synthetic, .as_of_day = 20648,
                         .seed = 1, .worker_path = worker};
        run.good = worker_run(&job, run.submission, run.findings);
    }
    take_failure(&run);
    plugin_package_free(package);
    run.left_descriptors = count_descriptors() - before;
    run.left_child = waitpid(-1, NULL, WNOHANG) != -1 || errno != ECHILD;
    run.changed_input = !holds(rows, ROWS);
    run.changed_target = !holds(target, TARGET);
    run.created_file = g_file_test(CREATED, G_FILE_TEST_EXISTS);
    remove_folder(folder);
    return run;
}

void
broken_run_clear(BrokenRun *run)
{
    submission_free(run->submission);
    finding_list_free(run->findings);
    g_free(run->argument);
}
