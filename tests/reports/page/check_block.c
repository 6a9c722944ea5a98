/* SPDX-License-Identifier: Apache-2.0 */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "reports/page/block_dump.h"

START_TEST(a_text_joins_its_spans)
{
    g_autoptr(BlockText) text = block_text_new("see ");
    block_text_add_link(text, "REN-01", "ren-01");
    block_text_add_strong(text, "!");
    g_autofree char *words = block_text_words(text);
    ck_assert_str_eq(words, "see REN-01!");
    ck_assert_str_eq(g_array_index(text->spans, BlockSpan, 1).target, "ren-01");
    ck_assert(g_array_index(text->spans, BlockSpan, 2).strong);
    g_autoptr(BlockText) empty = block_text_new(NULL);
    g_autofree char *none = block_text_words(empty);
    ck_assert_str_eq(none, "");
}
END_TEST

START_TEST(only_the_first_column_of_words_heads_rows)
{
    BlockTable *table = block_table_new("caption");
    block_table_add_column(table, COLUMN_NUMBER, "n");
    block_table_add_column(table, COLUMN_WORDS, "a");
    block_table_add_column(table, COLUMN_WORDS, "b");
    const bool wanted[] = {false, true, false};
    for (guint i = 0; i < 3; i++)
        ck_assert_int_eq(((BlockColumn *)table->columns->pdata[i])->row_head, wanted[i]);
    block_table_free(table);
}
END_TEST

START_TEST(a_point_that_is_not_there_has_no_place)
{
    ChartPoint point = {0};
    chart_point_set(&point, CHART_PRESENT, 7, "7");
    chart_point_set_interval(&point, 5, 9, "(5 to 9)");
    chart_point_set(&point, CHART_SUPPRESSED, 7, "suppressed");
    ck_assert(point.value <= 0);
    ck_assert(!point.has_interval && point.upper <= 0);
    ck_assert_ptr_null(point.interval_text);
    chart_point_clear(&point);
}
END_TEST

static BlockChart *
small_chart(void)
{
    BlockChart *chart = block_chart_new(CHART_BARS, "Two of three", "by \"sex\"");
    ChartCategory *girls = block_chart_add_category(chart, "Girls", NULL, NULL);
    chart_point_set(&girls->target, CHART_PRESENT, 20, "20");
    block_chart_add_category(chart, "Boys", "G", "B");
    ChartSeries *series = block_chart_add_series(chart, "");
    ck_assert_uint_eq(series->n_points, 2);
    chart_point_set(&series->points[0], CHART_PRESENT, 12.5, "12.5");
    chart_point_set_interval(&series->points[0], 1, 30, "(1 to 30)");
    chart_point_set(&series->points[1], CHART_SUPPRESSED, 3, "suppressed");
    chart_point_set(&chart->target, CHART_PRESENT, 40, "Target 40");
    chart->break_before = 1;
    block_chart_set(&chart->break_text, "definition changed");
    block_chart_set(&chart->alt, "Bars");
    return chart;
}

static Report *
small_report(void)
{
    Report *report = report_new("en-US");
    report->title = g_strdup("T");
    g_ptr_array_add(report->stamps, g_strdup("DRAFT"));
    report_add_heading(report, 1, "Status", "status")->new_page = true;
    report_add_paragraph(report, TONE_ALERT, "Look");
    block_add_item(report_add(report, BLOCK_LIST), block_text_new("one"));
    block_add_tile(report_add(report, BLOCK_TILES), "3", "off target", MARK_OFF, "status");
    block_add_fact(report_add(report, BLOCK_COVER), "Award", block_text_new("S-1"));
    BlockTable *table = block_table_new(NULL);
    block_table_add_column(table, COLUMN_WORDS, "Name");
    block_table_add_column(table, COLUMN_BAR, "Share");
    block_table_add_column(table, COLUMN_SPARK, "Trend");
    BlockRow *row = block_table_add_row(table);
    block_row_add(row, "A")->strong = true;
    chart_point_set(&block_row_add(row, "half")->bar, CHART_PRESENT, 0.5, "50%");
    BlockCell *spark = block_row_add(row, "1, then missing");
    block_cell_set_spark(spark, 2);
    chart_point_set(&spark->spark[0], CHART_PRESENT, 1, "1");
    report_add_table(report, table);
    report_add_chart(report, small_chart());
    return report;
}

START_TEST(the_dump_tells_everything)
{
    g_autoptr(Report) report = small_report();
    g_autofree char *dump = block_dump(report);
    ck_assert_str_eq(dump, "hito block dump 1\n"
                           " title \"T\"\n"
                           " lang \"en-US\"\n"
                           " stamp \"DRAFT\"\n"
                           " epoch 0\n"
                           "heading 1 id \"status\" new_page in_contents \"Status\"\n"
                           "paragraph alert \"Look\"\n"
                           "list\n"
                           "    - \"one\"\n"
                           "tiles\n"
                           "    tile [off] \"3\" \"off target\" to \"status\"\n"
                           "cover\n"
                           "    fact \"Award\" \"S-1\"\n"
                           "table\n"
                           "    column words row_head \"Name\"\n"
                           "    column bar \"Share\"\n"
                           "    column spark \"Trend\"\n"
                           "    row\n"
                           "      - strong \"A\"\n"
                           "      - \"half\" bar 0.5 \"50%\"\n"
                           "      - \"1, then missing\" spark 1 \"1\" missing\n"
                           "chart\n"
                           "    bars from_zero decimals 0\n"
                           "    headline \"Two of three\"\n"
                           "    subtitle \"by \\\"sex\\\"\"\n"
                           "    alt \"Bars\"\n"
                           "    category \"Girls\"\n"
                           "      target 20 \"20\"\n"
                           "    category \"Boys\" group \"G\" code \"B\"\n"
                           "    target 40 \"Target 40\"\n"
                           "    break before 1 \"definition changed\"\n"
                           "    series \"\"\n"
                           "      12.5 \"12.5\" from 1 to 30 \"(1 to 30)\"\n"
                           "      suppressed \"suppressed\"\n");
}
END_TEST

int
main(void)
{
    Suite *suite = suite_create("block");
    TCase *tests = tcase_create("block");
    tcase_add_test(tests, a_text_joins_its_spans);
    tcase_add_test(tests, only_the_first_column_of_words_heads_rows);
    tcase_add_test(tests, a_point_that_is_not_there_has_no_place);
    tcase_add_test(tests, the_dump_tells_everything);
    suite_add_tcase(suite, tests);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
