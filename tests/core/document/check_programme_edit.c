/* SPDX-License-Identifier: Apache-2.0 */
#include <check.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/document/json_member.h"
#include "core/document/manifest_read.h"
#include "core/document/plan_read.h"
#include "core/document/programme_edit.h"

START_TEST(test_append_keeps_the_rest)
{
    static const struct {
        const char *before, *after;
    } CASES[] = {
        {"{\"a\": [], \"b\": 1}", "{\"a\": [9], \"b\": 1}"},
        {"{\"a\": [1, 2], \"b\": 1}", "{\"a\": [1, 2,9], \"b\": 1}"},
        {"{\n \"a\": [\n  1,\n  2\n ],\n \"b\": 1\n}", "{\n \"a\": [\n  1,\n  2,\n  9\n ],\n \"b\": 1\n}"},
        {"{\n \"a\": [\n ],\n \"b\": 1\n}", "{\n \"a\": [\n  9\n ],\n \"b\": 1\n}"},
        {"{\"b\": {\"a\": []}, \"a\": [\"]\"]}", "{\"b\": {\"a\": []}, \"a\": [\"]\",9]}"},
        {"{\"b\": 1}", NULL},
        {"{\"a\": 1, \"b\": []}", NULL},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(CASES); i++) {
        g_autofree char *after = json_member_append(CASES[i].before, "a", "9");
        ck_assert_pstr_eq(after, CASES[i].after);
    }
    g_autofree char *quoted = json_member_quote("a \"b\" \\ ñ\n");
    ck_assert_str_eq(quoted, "\"a \\\"b\\\" \\\\ ñ\\n\"");
}
END_TEST

START_TEST(test_new_and_add)
{
    g_autoptr(FindingList) findings = finding_list_new();
    g_autofree char *path = g_build_filename(g_getenv("HITO_SOURCE"), "plugins", "template", "manifest.json", NULL);
    g_autoptr(Manifest) manifest = manifest_read(path, findings);
    ck_assert_ptr_nonnull(manifest);
    g_autofree char *work = g_dir_make_tmp("hito-XXXXXX", NULL), *folder = g_build_filename(work, "trial", NULL);
    ProgrammePartner first = {"one", manifest, "2025-10-01", "2027-09-30"}, second = {"two", manifest, NULL, NULL};
    ck_assert(programme_edit_new(folder, &first, findings));
    g_autoptr(Plan) plan = plan_read(folder, NULL, findings);
    ck_assert_ptr_nonnull(plan);
    ck_assert_str_eq(plan->id, "trial");
    ck_assert_ptr_nonnull(code_list_find(plan_find_code_list(plan, "area"), "SOUTH"));
    ck_assert(programme_edit_add(folder, plan, &second, findings));
    g_autoptr(Plan) again = plan_read(folder, NULL, findings);
    ck_assert_ptr_nonnull(again);
    ck_assert_uint_eq(again->partners->len, 2);
    ck_assert_int_eq(plan_find_partner(again, "two")->award_to_day, plan_find_partner(again, "one")->award_to_day);
    ck_assert_uint_eq(finding_list_size(findings), 0);
    ck_assert(!programme_edit_add(folder, again, &second, findings));
    ck_assert_uint_eq(finding_list_peek(findings, 0)->number, 3156);
    g_autofree char *bad = g_build_filename(work, "Not An Id", NULL);
    ck_assert(!programme_edit_new(bad, &first, findings));
    ck_assert_uint_eq(finding_list_peek(findings, 1)->number, 3155);
    ck_assert(!g_file_test(bad, G_FILE_TEST_EXISTS));
    g_autofree char *remove = g_strdup_printf("rm -r '%s'", work);
    ck_assert_int_eq(system(remove), 0);
}
END_TEST

int
main(void)
{
    Suite *suite = suite_create("programme_edit");
    TCase *tests = tcase_create("all");
    tcase_add_test(tests, test_append_keeps_the_rest);
    tcase_add_test(tests, test_new_and_add);
    suite_add_tcase(suite, tests);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
