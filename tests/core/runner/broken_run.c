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
static const char CREATED[] = BROKEN_CREATED;

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

/* The shared object of a case. */
static char *
library_of(const char *name)
{
    static const char *const MADE_OF_SOUND[] = {"06_", "58_swapped", "59_", "61_"};
    for (size_t i = 0; i < G_N_ELEMENTS(MADE_OF_SOUND); i++) {
        if (g_str_has_prefix(name, MADE_OF_SOUND[i]))
            name = "00_sound";
    }
    return g_strdup_printf("%s/../tests/broken/%s.so", g_getenv("HITO_BIN"), name);
}

/* Case 6: before its digest is taken, so that it is the scan that must see it. */
static void
damage(const char *name, const char *path)
{
    g_autofree char *bytes = NULL;
    gsize size = 0;
    if (!g_str_has_prefix(name, "06_") || !g_file_get_contents(path, &bytes, &size, NULL))
        return;
    if (strcmp(name, "06_not_elf") == 0)
        memcpy(bytes, "#!/bin/sh\n", 10);
    else if (strcmp(name, "06_other_machine") == 0)
        bytes[18] = 22; /* e_machine: EM_S390 */
    else
        size = size / 4;
    g_file_set_contents(path, bytes, (gssize)size, NULL);
}

char *
broken_run_folder(const char *name)
{
    char *folder = g_dir_make_tmp("hito-broken-XXXXXX", NULL);
    g_autofree char *library = library_of(name);
    g_autofree char *packed = g_build_filename(folder, "broken.so", NULL);
    g_autofree char *manifest = g_build_filename(g_getenv("HITO_SOURCE"), "tests", "broken", "manifest.json", NULL);
    copy(library, folder, "broken.so");
    damage(name, packed);
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
    static const char *const NAMES[] = {"broken.so", "manifest.json", "rows.csv", "manifest.json.so"};
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

/* Case 59: what somebody else could change. */
static void
open_to_others(const char *name, const char *folder)
{
    g_autofree char *library = g_build_filename(folder, "broken.so", NULL);
    g_autofree char *elsewhere = g_build_filename(folder, "manifest.json.so", NULL);
    if (strcmp(name, "59_writable_folder") == 0)
        g_chmod(folder, 0777);
    else if (strcmp(name, "59_writable_library") == 0)
        g_chmod(library, 0666);
    else if (strcmp(name, "59_link") == 0 && (g_rename(library, elsewhere) != 0 || symlink(elsewhere, library) != 0))
        abort();
}

/* Case 58: another file under the name of the one that was checked. */
static void
swap(const BrokenCase *broken, const char *folder, PluginPackage *package)
{
    g_autofree char *other = library_of("58_other");
    g_autofree char *library = g_build_filename(folder, "broken.so", NULL);
    if (strcmp(broken->name, "58_swapped") != 0)
        return;
    g_unlink(library);
    copy(other, folder, "broken.so");
    if (!broken->reopens_by_path)
        return;
    close(package->library);
    package->library = open(library, O_RDONLY | O_CLOEXEC);
}

/* Case 61: the same id in a second folder; plug-ins are found by the folder's name. */
static PluginPackage *
open_package(const BrokenCase *broken, const char *folder, FindingList *findings)
{
    if (strcmp(broken->name, "61_twin") != 0 || broken->reopens_by_path)
        return plugin_package_open(folder, findings);
    g_autofree char *plugins = g_path_get_dirname(folder);
    g_autofree char *name = g_path_get_basename(folder);
    return plugin_package_find(plugins, name, findings);
}

static void
run_package(const BrokenCase *broken, const char *folder, PluginPackage *package, BrokenRun *run)
{
    g_autofree char *worker = broken->worker ? g_strdup(broken->worker) : broken_run_worker();
    /* A busy machine gives processor time late; only what never ends by itself is waited for shortly. */
    bool hangs = strstr(broken->name, "sleep") || strstr(broken->name, "stop") || strstr(broken->name, "half") ||
                 strstr(broken->name, "deadlock");
    package->manifest->wall_seconds = hangs ? 2 : 60;
    if (broken->wall_seconds)
        package->manifest->wall_seconds = broken->wall_seconds;
    if (broken->cells)
        package->manifest->max_observations = broken->cells;
    WorkerJob job = {.package = package, .windows = run->submission->windows, .data_folder = folder, .synthetic = broken->synthetic,
                     .as_of_day = 20648, .seed = 1, .worker_path = worker, .workers = broken->workers};
    run->good = worker_run(&job, run->submission, run->findings);
}

BrokenRun
broken_run(const char *name, bool synthetic)
{
    return broken_run_case(&(BrokenCase){.name = name, .synthetic = synthetic});
}

BrokenRun
broken_run_case(const BrokenCase *broken)
{
    BrokenRun run = {.submission = submission_new(), .findings = finding_list_new()};
    g_autofree char *folder = broken_run_folder(broken->name);
    g_autofree char *rows = g_build_filename(folder, "rows.csv", NULL);
    g_autofree char *target = g_strdup_printf("%s/../tests/broken/target.txt", g_getenv("HITO_BIN"));
    g_file_set_contents(rows, ROWS, -1, NULL);
    g_file_set_contents(target, TARGET, -1, NULL);
    g_unlink(CREATED);
    int before = count_descriptors();
    run.submission->windows = calendar_windows(calendar_us_fiscal(), 8103, 8105); /* FY2026Q1 is quarter 8103 */
    open_to_others(broken->name, folder);
    PluginPackage *package = open_package(broken, folder, run.findings);
    if (package && package->library >= 0) {
        swap(broken, folder, package);
        run_package(broken, folder, package, &run);
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
