/* SPDX-License-Identifier: Apache-2.0 */
#include <check.h>
#include <string.h>
#include <sys/wait.h>

#include "tests/core/document/small_programme.h"

static char *out, *err;

/* Run "hito <arguments>" and keep what it says; returns the exit status. */
static int
run(const char *arguments)
{
    g_autofree char *line = g_strdup_printf("%s/hito %s", g_getenv("HITO_BIN"), arguments);
    int status = -1;
    g_clear_pointer(&out, g_free);
    g_clear_pointer(&err, g_free);
    ck_assert(g_spawn_command_line_sync(line, &out, &err, &status, NULL));
    ck_assert(WIFEXITED(status));
    return WEXITSTATUS(status);
}

START_TEST(a_good_programme_is_counted)
{
    ck_assert_int_eq(run("check programmes/colombia-cpc --plugins plugins --period FY2026Q3"), 0);
    ck_assert_str_eq(err, "");
    ck_assert_ptr_nonnull(strstr(out, "colombia-cpc: 4 partners, "));
    ck_assert_ptr_nonnull(strstr(out, " 0 findings\n"));
    ck_assert_int_eq(run("--json check programmes/colombia-cpc --plugins plugins"), 0);
    ck_assert_ptr_nonnull(strstr(out, "{\"programme\":\"colombia-cpc\",\"plan_sha256\":\""));
}
END_TEST

START_TEST(each_status_has_its_cause)
{
    ck_assert_int_eq(run("check"), 2);
    ck_assert_int_eq(run("check programmes/colombia-cpc --period 2026-Q3"), 2);
    ck_assert_ptr_nonnull(strstr(err, "[H1010]"));
    ck_assert_int_eq(run("check /nowhere"), 3);
    ck_assert_ptr_nonnull(strstr(err, "[H1001]"));
    ck_assert_int_eq(run("check programmes/colombia-cpc --plugins /nowhere"), 1);
    ck_assert_ptr_nonnull(strstr(err, "[H0201]"));
    g_autofree char *folder = small_programme_new();
    g_autofree char *words = g_strdup_printf("--lang es check %s --plugins plugins", folder);
    small_programme_change(folder, "targets.csv", ",120,", ",muchos,");
    ck_assert_int_eq(run(words), 3);
    ck_assert_str_eq(err, "targets.csv:2: [H1042] target: muchos no es un número; escriba 1250 o 62.5\n");
    ck_assert_str_eq(out, "");
    small_programme_remove(folder);
}
END_TEST

int
main(void)
{
    Suite *suite = suite_create("check");
    TCase *tests = tcase_create("command");
    tcase_add_test(tests, a_good_programme_is_counted);
    tcase_add_test(tests, each_status_has_its_cause);
    suite_add_tcase(suite, tests);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    g_free(out);
    g_free(err);
    return failed ? 1 : 0;
}
