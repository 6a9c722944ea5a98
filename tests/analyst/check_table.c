/* SPDX-License-Identifier: Apache-2.0 */
#include <check.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "analyst/table.h"

static Table *
parse(const char *text, FindingList *findings)
{
    return table_parse(text, strlen(text), "x.csv", findings);
}

START_TEST(cells_are_what_was_written)
{
    g_autoptr(FindingList) findings = finding_list_new();
    g_autoptr(Table) table = parse("\xEF\xBB\xBF" "a,b,\"c \"\"d\"\"\"\r\n1,,\"x,\ny\"\r\n\r\n-2.5e1,NA,z", findings);
    ck_assert_ptr_nonnull(table);
    ck_assert(table->rows == 2 && table->columns == 3);
    ck_assert_str_eq(table->name[0], "a");
    ck_assert_str_eq(table->name[2], "c \"d\"");
    ck_assert_str_eq(table_cell(table, 0, 2), "x,\ny");
    ck_assert_double_eq(table_number(table, 1, 0, findings), -25);
    ck_assert(isnan(table_number(table, 0, 1, findings)) && isnan(table_number(table, 1, 1, findings)));
    ck_assert_int_eq(table->line[0], 2);
    ck_assert_int_eq(table->line[1], 5);
    ck_assert_uint_eq(finding_list_size(findings), 0);
    table_number(table, 1, 2, findings);
    ck_assert_uint_eq(finding_list_peek(findings, 0)->number, 610);
    ck_assert_int_eq(finding_list_peek(findings, 0)->row, 5);
    ck_assert_int_eq(table_column(table, "nope", findings), -1);
    ck_assert_uint_eq(finding_list_peek(findings, 1)->number, 609);
}
END_TEST

START_TEST(semicolons_are_found_by_the_header)
{
    g_autoptr(FindingList) findings = finding_list_new();
    g_autoptr(Table) table = parse("a;b\n1,5;2\n", findings);
    ck_assert_ptr_nonnull(table);
    ck_assert_str_eq(table_cell(table, 0, 0), "1,5");
    ck_assert_str_eq(table_cell(table, 0, 1), "2");
}
END_TEST

START_TEST(what_is_no_table_is_refused)
{
    static const struct {
        const char *text;
        unsigned number;
    } cases[] = {{"", 606},          {"\n\n", 606},       {"a,b\n1\n", 608},      {"a,b\n1,2,3\n", 608},
                 {"a\n\"open\n", 607}, {"a\nx\"y\n", 607}, {"a\n\"x\"y\n", 607}, {"a\n\xff\n", 606}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        g_autoptr(FindingList) findings = finding_list_new();
        g_autoptr(Table) table = parse(cases[i].text, findings);
        ck_assert_ptr_null(table);
        ck_assert_uint_eq(finding_list_peek(findings, 0)->number, cases[i].number);
    }
    g_autoptr(FindingList) findings = finding_list_new();
    g_autoptr(Table) table = table_parse("a\n1\0\n", 5, "x.csv", findings);
    ck_assert_ptr_null(table);
}
END_TEST

int
main(void)
{
    Suite *suite = suite_create("analyst table");
    TCase *tests = tcase_create("all");
    tcase_add_test(tests, cells_are_what_was_written);
    tcase_add_test(tests, semicolons_are_found_by_the_header);
    tcase_add_test(tests, what_is_no_table_is_refused);
    suite_add_tcase(suite, tests);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
