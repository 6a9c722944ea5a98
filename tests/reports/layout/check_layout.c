/* SPDX-License-Identifier: Apache-2.0 */
#include <check.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "reports/layout/columns.h"
#include "reports/layout/layout.h"
#include "reports/page/page_dump.h"
#include "reports/page/page_lint.h"

static const char LOREM[] = "The quarter closed with more children identified than planned, and the time from identification to the "
                            "first service fell below five days in three of the four crime types.";

static Report *
new_report(void)
{
    Report *report = report_new("en-US");
    report->title = g_strdup("A test");
    report->foot_page = g_strdup("Page {1} of {2}");
    return report;
}

static PageDocument *
laid(const Report *report)
{
    GError *error = NULL;
    PageDocument *document = layout_pages(report, NULL, &error);
    if (!document)
        ck_abort_msg("%d: %s", error->code, error->message);
    g_autoptr(FindingList) findings = finding_list_new();
    if (!page_lint(document, findings))
        finding_list_print(findings, LANGUAGE_EN, stderr);
    ck_assert_uint_eq(finding_list_size(findings), 0);
    return document;
}

START_TEST(columns_take_their_natural_width_when_it_fits)
{
    ColumnNeed needs[] = {{30, 120, true, false}, {20, 40, false, false}};
    double widths[2];
    ck_assert(columns_solve(needs, 2, 300, false, widths));
    ck_assert_double_eq_tol(widths[0], 120, 1e-9);
    ck_assert(columns_solve(needs, 2, 300, true, widths));
    ck_assert_double_eq_tol(widths[0], 260, 1e-9);
    ck_assert_double_eq_tol(widths[1], 40, 1e-9);
}
END_TEST

START_TEST(columns_share_what_is_left)
{
    ColumnNeed needs[] = {{30, 900, true, false}, {20, 40, false, false}, {50, 400, true, false}};
    double widths[3];
    ck_assert(columns_solve(needs, 3, 300, true, widths));
    ck_assert_double_eq_tol(widths[0] + widths[1] + widths[2], 300, 0.02);
    for (int i = 0; i < 3; i++)
        ck_assert_double_ge(widths[i], needs[i].least - 1e-9);
    ck_assert(!columns_solve(needs, 3, 99, true, widths));
}
END_TEST

static bool
page_begins_with(const PageDocument *document, size_t index, const char *text)
{
    const Page *page = page_document_page(document, index);
    for (size_t i = 0; i < page->runs->len; i++) {
        const PageRun *run = g_ptr_array_index(page->runs, i);
        const PageText *first = g_array_index(page->items, PageItem, run->first).text;
        if (run->node && first)
            return g_str_has_prefix(first->text, text);
    }
    return false;
}

/* Whatever the fill of the page, a heading is followed by two lines at least. */
START_TEST(a_heading_stays_with_its_text)
{
    for (int before = 10; before < 24; before++) {
        g_autoptr(Report) report = new_report();
        report_add_heading(report, 1, "First", NULL);
        for (int i = 0; i < before; i++)
            report_add_paragraph(report, TONE_BODY, LOREM);
        report_add_heading(report, 2, "Second", NULL);
        report_add_paragraph(report, TONE_BODY, LOREM);
        g_autoptr(PageDocument) document = laid(report);
        const Page *page = page_document_page(document, 0);
        const PageRun *last = NULL;
        for (size_t i = 0; i < page->runs->len; i++)
            if (((PageRun *)g_ptr_array_index(page->runs, i))->node)
                last = g_ptr_array_index(page->runs, i);
        ck_assert_int_eq((int)last->node->type, PAGE_NODE_P);
        ck_assert_uint_ge(last->count, 2);
    }
}
END_TEST

START_TEST(a_table_head_is_repeated_outside_the_reading_order)
{
    g_autoptr(Report) report = new_report();
    report_add_heading(report, 1, "Table", NULL);
    BlockTable *table = report_add(report, BLOCK_TABLE)->table = block_table_new(NULL);
    block_table_add_column(table, COLUMN_WORDS, "Rule");
    block_table_add_column(table, COLUMN_NUMBER, "Rows");
    for (int i = 0; i < 200; i++) {
        g_autofree char *text = g_strdup_printf("row %d", i);
        BlockRow *row = block_table_add_row(table);
        block_row_add(row, text);
        block_row_add(row, "7");
    }
    g_autoptr(PageDocument) document = laid(report);
    ck_assert_uint_ge(page_document_size(document), 5);
    ck_assert(page_begins_with(document, 1, "row "));
    g_autofree char *dump = page_dump(document);
    size_t heads = 0;
    for (const char *at = dump; (at = strstr(at, "\"Rule\"")) != NULL; at++)
        heads++;
    ck_assert_uint_ge(heads, page_document_size(document));
}
END_TEST

static BlockTable *
wide_table(Report *report, int columns, const char *word)
{
    BlockTable *table = report_add(report, BLOCK_TABLE)->table = block_table_new("The wide one");
    for (int i = 0; i < columns; i++)
        block_table_add_column(table, COLUMN_WORDS, i ? "Level" : "Rule");
    BlockRow *row = block_table_add_row(table);
    for (int i = 0; i < columns; i++)
        block_row_add(row, word);
    return table;
}

START_TEST(a_word_wider_than_the_page_is_torn)
{
    g_autoptr(Report) report = new_report();
    g_autoptr(GString) word = g_string_new(NULL);
    for (int i = 0; i < 120; i++)
        g_string_append_c(word, 'm');
    wide_table(report, 2, word->str);
    g_autoptr(PageDocument) document = laid(report);
    g_autofree char *dump = page_dump(document);
    ck_assert_msg(strstr(dump, "mmmm") && !strstr(dump, word->str), "%s", dump);
}
END_TEST

START_TEST(what_cannot_fit_is_an_error_with_its_place)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(Report) report = new_report();
    wide_table(report, 60, "wide");
    ck_assert_ptr_null(layout_pages(report, NULL, &error));
    ck_assert_int_eq(error->code, 7160);
    ck_assert(strstr(error->message, "The wide one") != NULL);
}
END_TEST

START_TEST(the_same_report_gives_the_same_pages)
{
    g_autoptr(Report) report = new_report();
    report_add_heading(report, 1, "First", NULL);
    report_add_paragraph(report, TONE_BODY, LOREM);
    report_add(report, BLOCK_DIGEST)->title = g_strdup("Digest");
    g_autoptr(PageDocument) one = laid(report), other = laid(report);
    g_autofree char *first = page_dump(one), *second = page_dump(other), *digest = page_digest(one);
    ck_assert_str_eq(first, second);
    ck_assert(strstr(first, digest) != NULL);
}
END_TEST

int
main(void)
{
    TCase *all = tcase_create("all");
    tcase_add_test(all, columns_take_their_natural_width_when_it_fits);
    tcase_add_test(all, columns_share_what_is_left);
    tcase_add_test(all, a_heading_stays_with_its_text);
    tcase_add_test(all, a_table_head_is_repeated_outside_the_reading_order);
    tcase_add_test(all, a_word_wider_than_the_page_is_torn);
    tcase_add_test(all, what_cannot_fit_is_an_error_with_its_place);
    tcase_add_test(all, the_same_report_gives_the_same_pages);
    Suite *suite = suite_create("layout");
    suite_add_tcase(suite, all);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
