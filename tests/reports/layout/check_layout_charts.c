/* SPDX-License-Identifier: Apache-2.0 */
/* Every form of chart with every kind of value in every number: none may overlap, leave the margins or fail. */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "reports/layout/layout.h"
#include "reports/page/page_dump.h"
#include "reports/page/page_lint.h"

typedef enum Pattern {
    ORDINARY, ZEROS, SMALL, HUGE_VALUES, NEGATIVE, ALL_SUPPRESSED, ALL_MISSING, MIXED, ONE_PRESENT, PATTERN_COUNT
} Pattern;

static double
value_at(Pattern pattern, size_t i, size_t k)
{
    double ordinary = (double)((i * 37 + k * 61) % 97 + 3);
    switch (pattern) {
    case ZEROS:
        return 0;
    case SMALL:
        return ordinary / 1000;
    case HUGE_VALUES:
        return ordinary * 1.3e7;
    case NEGATIVE:
        return 40 - ordinary;
    default:
        return ordinary;
    }
}

static ChartState
state_at(Pattern pattern, size_t i, size_t k)
{
    if (pattern == ALL_SUPPRESSED || (pattern == MIXED && (i + k) % 3 == 1) || (pattern == ONE_PRESENT && i + k > 0))
        return CHART_SUPPRESSED;
    if (pattern == ALL_MISSING || (pattern == MIXED && (i + k) % 4 == 2))
        return CHART_MISSING;
    return pattern == MIXED && i % 5 == 4 ? CHART_NOT_APPLICABLE : CHART_PRESENT;
}

static void
set(ChartPoint *point, ChartState state, double value, const char *const *words)
{
    g_autofree char *text = g_strdup_printf("%.6g", value);
    chart_point_set(point, state, value, state == CHART_PRESENT ? text : words[state - CHART_MISSING]);
    if (state == CHART_PRESENT)
        chart_point_set_interval(point, value - 0.2 * (value < 0 ? -value : value), value + 0.3 * (value < 0 ? -value : value), "(a to b)");
}

static BlockChart *
chart_with(ChartKind kind, Pattern pattern, size_t categories, size_t series)
{
    static const char *const NAMES[] = {"Bogotá, D. C.", "Archipiélago de San Andrés, Providencia y Santa Catalina", "Q3", "Norte de Santander"};
    static const char *const CODES[] = {"05", "11", "88", "97", "999"};
    static const char *const WORDS[] = {"not reported", "fewer than 11, suppressed", "no cases"};
    BlockChart *chart = block_chart_new(kind, "A headline", "A subtitle");
    bool axis_below = kind == CHART_LINE || kind == CHART_MULTIPLES || kind == CHART_PYRAMID;
    chart->from_zero = kind != CHART_LINE;
    chart->decimals = pattern == SMALL ? 3 : 0;
    g_free(chart->alt);
    chart->alt = g_strdup("alt");
    for (size_t i = 0; i < categories; i++) {
        g_autofree char *year = g_strdup_printf("FY%zu", 2020 + i / 4);
        ChartCategory *category = block_chart_add_category(chart, axis_below ? "Q3" : NAMES[i % 4], axis_below ? year : "", CODES[i % 5]);
        if (!axis_below && i % 2 == 0)
            set(&category->target, CHART_PRESENT, value_at(pattern, i + 3, 0), WORDS);
    }
    for (size_t k = 0; k < series; k++) {
        ChartSeries *one = block_chart_add_series(chart, series > 1 ? NAMES[k % 4] : "");
        for (size_t i = 0; i < categories; i++)
            set(&one->points[i], state_at(pattern, i, k), value_at(pattern, i, k), WORDS);
    }
    if (kind == CHART_LINE || kind == CHART_BARS || kind == CHART_GROUPED || kind == CHART_DOT_RANGE)
        chart_point_set(&chart->target, CHART_PRESENT, value_at(pattern, 1, 1), "Target 40");
    if (kind == CHART_LINE || kind == CHART_DOT_RANGE)
        chart_point_set(&chart->baseline, CHART_PRESENT, value_at(pattern, 1, 1) * 0.99, "Baseline 2021: 39");
    return chart;
}

static Report *
report_with(ChartKind kind, Pattern pattern)
{
    static const size_t CATEGORIES[] = {1, 2, 7, 15}, SERIES[] = {1, 2, 6};
    Report *report = report_new("en-US");
    report->title = g_strdup("Charts");
    report_add_heading(report, 1, "Charts", NULL);
    for (size_t c = 0; c < G_N_ELEMENTS(CATEGORIES); c++)
        for (size_t s = 0; s < G_N_ELEMENTS(SERIES); s++) {
            bool many = kind == CHART_LINE || kind == CHART_MULTIPLES || kind == CHART_GROUPED;
            bool wanted = kind == CHART_PYRAMID ? SERIES[s] == 2 : many || SERIES[s] == 1;
            if (wanted && !(kind == CHART_GROUPED && CATEGORIES[c] * SERIES[s] > 42))
                report_add(report, BLOCK_CHART)->chart = chart_with(kind, pattern, CATEGORIES[c], SERIES[s]);
        }
    return report;
}

static void
check_all(const LayoutOptions *options)
{
    for (ChartKind kind = CHART_BARS; kind < CHART_KIND_COUNT; kind++)
        for (Pattern pattern = ORDINARY; pattern < PATTERN_COUNT; pattern++) {
            GError *error = NULL;
            g_autoptr(Report) report = report_with(kind, pattern);
            g_autoptr(PageDocument) document = layout_pages(report, options, &error);
            g_autoptr(FindingList) findings = finding_list_new();
            if (!document)
                ck_abort_msg("%s, pattern %d: %d %s", chart_kind_name(kind), (int)pattern, error->code, error->message);
            if (!page_lint(document, findings)) {
                finding_list_print(findings, LANGUAGE_EN, stderr);
                ck_abort_msg("%s, pattern %d", chart_kind_name(kind), (int)pattern);
            }
        }
}

START_TEST(every_form_draws_every_pattern_on_letter)
{
    check_all(NULL);
}
END_TEST

START_TEST(every_form_draws_every_pattern_on_a4)
{
    LayoutOptions options = {.paper = theme_a4()};
    check_all(&options);
}
END_TEST

static char *
dump_with_hidden(ChartKind kind, double hidden)
{
    g_autoptr(Report) report = report_with(kind, MIXED);
    for (size_t b = 1; b < report->blocks->len; b++) {
        const BlockChart *chart = ((Block *)g_ptr_array_index(report->blocks, b))->chart;
        for (size_t s = 0; s < chart->series->len; s++)
            for (size_t i = 0; i < chart->categories->len; i++) {
                ChartPoint *point = &((ChartSeries *)g_ptr_array_index(chart->series, s))->points[i];
                if (point->state == CHART_PRESENT)
                    continue;
                point->value = point->lower = hidden;
                point->upper = 2 * hidden;
                point->has_interval = hidden > 5;
            }
    }
    g_autoptr(PageDocument) document = layout_pages(report, NULL, NULL);
    return page_dump(document);
}

/* Even if a hidden value were handed over, the page would not show it. */
START_TEST(nothing_drawn_depends_on_a_hidden_value)
{
    for (ChartKind kind = CHART_BARS; kind < CHART_KIND_COUNT; kind++) {
        g_autofree char *one = dump_with_hidden(kind, 3), *other = dump_with_hidden(kind, 4000);
        ck_assert_msg(strcmp(one, other) == 0, "%s", chart_kind_name(kind));
    }
}
END_TEST

int
main(void)
{
    TCase *all = tcase_create("all");
    tcase_set_timeout(all, 120);
    tcase_add_test(all, every_form_draws_every_pattern_on_letter);
    tcase_add_test(all, every_form_draws_every_pattern_on_a4);
    tcase_add_test(all, nothing_drawn_depends_on_a_hidden_value);
    Suite *suite = suite_create("layout_charts");
    suite_add_tcase(suite, all);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
