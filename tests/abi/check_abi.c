/* SPDX-License-Identifier: Apache-2.0 */
/* A plug-in of the frozen headers and one of a grown contract, in the worker of today and in a grown one. */
#include <check.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>

#include "core/document/manifest_pack.h"
#include "core/runner/worker_run.h"

static const char ROWS[] = "person,date,sex\nA,2026-04-03,F\nB,2026-04-04,M\nC,2026-05-05,\n";

static void
copy(const char *from, const char *folder, const char *name)
{
    g_autofree char *to = g_build_filename(folder, name, NULL);
    g_autofree char *bytes = NULL;
    gsize size = 0;
    ck_assert_msg(g_file_get_contents(from, &bytes, &size, NULL), "%s", from);
    ck_assert(g_file_set_contents(to, bytes, (gssize)size, NULL));
}

static char *
packed(const char *plugin, FindingList *findings)
{
    char *folder = g_dir_make_tmp("hito-abi-XXXXXX", NULL);
    g_autofree char *library = g_strdup_printf("%s/../tests/abi/%s/abi.so", g_getenv("HITO_BIN"), plugin);
    g_autofree char *manifest = g_build_filename(g_getenv("HITO_SOURCE"), "tests/abi/plugin_v1_0/manifest.json", NULL);
    g_autofree char *rows = g_build_filename(folder, "rows.csv", NULL);
    copy(library, folder, "abi.so");
    copy(manifest, folder, "manifest.json");
    ck_assert(g_file_set_contents(rows, ROWS, -1, NULL));
    ck_assert(manifest_pack(folder, NULL, findings));
    return folder;
}

static void
drop(const char *folder)
{
    static const char *const NAMES[] = {"abi.so", "manifest.json", "rows.csv"};
    for (size_t i = 0; i < G_N_ELEMENTS(NAMES); i++) {
        g_autofree char *path = g_build_filename(folder, NAMES[i], NULL);
        g_unlink(path);
    }
    g_rmdir(folder);
}

/* The total of the first quarter as the pairing reports it. */
static int64_t
pairing(const char *worker, const char *plugin)
{
    g_autoptr(FindingList) findings = finding_list_new();
    g_autofree char *folder = packed(plugin, findings);
    g_autofree char *program = g_build_filename(g_getenv("HITO_BIN"), worker, NULL);
    g_autoptr(Submission) submission = submission_new();
    submission->windows = calendar_windows(calendar_us_fiscal(), 8103, 8105);
    PluginPackage *package = plugin_package_open(folder, findings);
    ck_assert_ptr_nonnull(package);
    package->manifest->wall_seconds = 60;
    package->manifest->cpu_seconds = 30;
    WorkerJob job = {.package = package, .windows = submission->windows, .data_folder = folder, .synthetic = true, .as_of_day = 20648,
                     .seed = 1, .worker_path = program};
    bool good = worker_run(&job, submission, findings);
    if (!good)
        finding_list_print(findings, LANGUAGE_EN, stderr);
    ck_assert(good);
    const Observation *total = observation_set_find(submission->observations, 0, 0, 0, NULL);
    int64_t answer = total ? total->numerator : -1;
    bool later_host = g_str_has_prefix(worker, ".."), later_plugin = g_str_equal(plugin, "plugin_v1_1");
    printf("host %s, plug-in %s: %d\n", later_host ? "1.1" : "1.0", later_plugin ? "1.1" : "1.0", (int)answer);
    plugin_package_free(package);
    drop(folder);
    return answer;
}

START_TEST(a_plugin_of_the_frozen_headers_runs)
{
    ck_assert_int_eq(pairing("hito-worker", "plugin_v1_0"), 300);
}
END_TEST

START_TEST(a_later_plugin_runs_in_an_earlier_host)
{
    ck_assert_int_eq(pairing("hito-worker", "plugin_v1_1"), 300);
}
END_TEST

START_TEST(an_earlier_plugin_runs_in_a_later_host)
{
    ck_assert_int_eq(pairing("../tests/abi/v1_1/hito-worker", "plugin_v1_0"), 300);
}
END_TEST

START_TEST(only_two_later_sides_use_what_was_appended)
{
    ck_assert_int_eq(pairing("../tests/abi/v1_1/hito-worker", "plugin_v1_1"), 1307);
}
END_TEST

int
main(void)
{
    TCase *all = tcase_create("abi");
    tcase_set_timeout(all, 120);
    tcase_add_test(all, a_plugin_of_the_frozen_headers_runs);
    tcase_add_test(all, a_later_plugin_runs_in_an_earlier_host);
    tcase_add_test(all, an_earlier_plugin_runs_in_a_later_host);
    tcase_add_test(all, only_two_later_sides_use_what_was_appended);
    Suite *suite = suite_create("abi");
    suite_add_tcase(suite, all);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
