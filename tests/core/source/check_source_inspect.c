/* SPDX-License-Identifier: Apache-2.0 */
#include <check.h>
#include <string.h>

#include "core/source/source_inspect.h"
#include "tests/core/source/source_reading.h"

static Manifest *
two_columns(void)
{
    Manifest *manifest = reading_manifest();
    reading_column(manifest, "p", COLUMN_KEY, false);
    reading_column(manifest, "n", COLUMN_INT32, false);
    return manifest;
}

static SourceInspection *
inspect(const Manifest *manifest, const char *text, FindingList *findings)
{
    g_autofree char *path = reading_file("i.csv", text, strlen(text));
    return source_inspect(manifest, manifest->inputs->pdata[0], NULL, path, findings);
}

START_TEST(a_good_file_is_described)
{
    g_autoptr(Manifest) manifest = two_columns();
    g_autoptr(FindingList) findings = finding_list_new();
    g_autoptr(SourceInspection) seen = inspect(manifest, "\xEF\xBB\xBFn;\"x\";p\n1;;a\n\nz;;b\n", findings);
    ck_assert(seen->opened && seen->accepted && seen->mark);
    ck_assert_int_eq(seen->delimiter, ';');
    ck_assert_uint_eq(seen->columns->len, 3);
    const SourceInspectedColumn *columns = (const SourceInspectedColumn *)(void *)seen->columns->data;
    ck_assert_str_eq(columns[1].name, "x");
    ck_assert_ptr_null(columns[1].declared);
    ck_assert_ptr_eq(columns[2].declared, reading_input(manifest)->columns->pdata[0]);
    ck_assert_uint_eq(seen->missing->len, 0);
    ck_assert_int_eq(seen->records, 3);
    ck_assert_int_eq(seen->counts.used, 1);
    ck_assert_int_eq(seen->counts.rejected, 1);
    ck_assert_int_eq(seen->counts.blank, 1);
    ck_assert_uint_eq(strlen(seen->sha256), 64);
    ck_assert_uint_eq(finding_list_size(findings), 1);
    ck_assert_uint_eq(finding_list_peek(findings, 0)->number, 2106);
}
END_TEST

START_TEST(a_refused_file_is_described_as_far_as_it_goes)
{
    g_autoptr(Manifest) manifest = two_columns();
    g_autoptr(FindingList) findings = finding_list_new();
    g_autoptr(SourceInspection) seen = inspect(manifest, "n,x\n1,2\n3,4\n", findings);
    ck_assert(seen->opened && !seen->accepted);
    ck_assert_uint_eq(seen->missing->len, 1);
    ck_assert_str_eq(((const Column *)seen->missing->pdata[0])->name, "p");
    ck_assert_int_eq(seen->records, 2);
    ck_assert_int_eq(seen->counts.used, 0);
    ck_assert_ptr_null(seen->sha256);
    ck_assert_uint_eq(finding_list_peek(findings, 0)->number, 2011);
}
END_TEST

START_TEST(what_is_no_file_has_a_finding)
{
    g_autoptr(Manifest) manifest = two_columns();
    static const char *const PATHS[] = {"/nowhere/i.csv", "/tmp"};
    for (size_t i = 0; i < G_N_ELEMENTS(PATHS); i++) {
        g_autoptr(FindingList) findings = finding_list_new();
        g_autoptr(SourceInspection) seen = source_inspect(manifest, reading_input(manifest), NULL, PATHS[i], findings);
        ck_assert(!seen->opened && !seen->accepted);
        ck_assert_uint_eq(finding_list_size(findings), 1);
    }
}
END_TEST

int
main(void)
{
    Suite *suite = suite_create("source_inspect");
    TCase *all = tcase_create("all");
    tcase_add_test(all, a_good_file_is_described);
    tcase_add_test(all, a_refused_file_is_described_as_far_as_it_goes);
    tcase_add_test(all, what_is_no_file_has_a_finding);
    suite_add_tcase(suite, all);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed != 0;
}
