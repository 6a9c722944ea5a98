/* SPDX-License-Identifier: Apache-2.0 */
#include <check.h>
#include <math.h>
#include <stdlib.h>

#include "reports/chart/number.h"
#include "reports/chart/scale.h"
#include "reports/chart/spread.h"

START_TEST(ticks_are_round_and_hold_the_values)
{
    static const double RANGES[][2] = {{0, 184}, {0, 1}, {-11.9, 18.6}, {0, 999}, {37, 41}, {0, 0.004}, {-5, -1}};
    for (size_t i = 0; i < G_N_ELEMENTS(RANGES); i++) {
        Scale scale = scale_new(RANGES[i][0], RANGES[i][1], 5, false);
        double lead = scale.step / pow(10, floor(log10(scale.step) + 1e-9));
        ck_assert_double_le(scale.low, RANGES[i][0] + 1e-9);
        ck_assert_double_ge(scale.high, RANGES[i][1] - 1e-9);
        ck_assert(fabs(lead - 1) < 1e-9 || fabs(lead - 2) < 1e-9 || fabs(lead - 5) < 1e-9);
        ck_assert_uint_ge(scale_ticks(&scale), 3);
        ck_assert_uint_le(scale_ticks(&scale), 8);
        ck_assert_double_eq_tol(scale_tick(&scale, scale_ticks(&scale) - 1), scale.high, 1e-9);
    }
}
END_TEST

START_TEST(whole_numbers_have_no_ticks_between)
{
    Scale scale = scale_new(0, 2, 5, true);
    ck_assert_double_eq_tol(scale.step, 1, 1e-12);
}
END_TEST

START_TEST(suppressed_and_missing_points_do_not_move_the_scale)
{
    BlockChart *chart = block_chart_new(CHART_BARS, "", "");
    double low, high;
    for (int i = 0; i < 3; i++)
        block_chart_add_category(chart, "", "", "");
    ChartSeries *series = block_chart_add_series(chart, "");
    chart_point_set(&series->points[0], CHART_PRESENT, 40, "40");
    chart_point_set(&series->points[1], CHART_SUPPRESSED, 7, "suppressed");
    chart_point_set(&series->points[2], CHART_MISSING, 900, "not reported");
    scale_range(chart, &low, &high);
    ck_assert_double_eq_tol(low, 40, 1e-9);
    ck_assert_double_eq_tol(high, 40, 1e-9);
    block_chart_free(chart);
}
END_TEST

START_TEST(labels_keep_order_and_distance)
{
    double middle[] = {10, 11, 12, 60, 100}, size[] = {12, 12, 24, 12, 12};
    ck_assert(spread_labels(middle, size, 5, 0, 104));
    for (size_t i = 0; i + 1 < 5; i++)
        ck_assert_double_ge(middle[i + 1] - middle[i], (size[i] + size[i + 1]) / 2 - 1e-9);
    ck_assert_double_ge(middle[0] - 6, -1e-9);
    ck_assert_double_le(middle[4] + 6, 104 + 1e-9);
    ck_assert_double_eq_tol(middle[3], 60, 1e-9); /* what does not touch stays */
}
END_TEST

START_TEST(labels_that_are_too_many_are_told)
{
    double middle[] = {10, 11}, size[] = {12, 12};
    ck_assert(!spread_labels(middle, size, 2, 0, 20));
}
END_TEST

START_TEST(axis_numbers_speak_the_language)
{
    BlockChart *chart = block_chart_new(CHART_LINE, "", "");
    g_free(chart->decimal_mark);
    g_free(chart->group_mark);
    chart->decimal_mark = g_strdup(",");
    chart->group_mark = g_strdup(".");
    chart->decimals = 1;
    g_autofree char *half = number_on_axis(chart, 0.5, -1234.5), *whole = number_on_axis(chart, 500, 1500), *zero = number_on_axis(chart, 0.5, -0.0);
    ck_assert_str_eq(half, "\u22121.234,5");
    ck_assert_str_eq(whole, "1.500");
    ck_assert_str_eq(zero, "0,0");
    block_chart_free(chart);
}
END_TEST

int
main(void)
{
    TCase *all = tcase_create("all");
    tcase_add_test(all, ticks_are_round_and_hold_the_values);
    tcase_add_test(all, whole_numbers_have_no_ticks_between);
    tcase_add_test(all, suppressed_and_missing_points_do_not_move_the_scale);
    tcase_add_test(all, labels_keep_order_and_distance);
    tcase_add_test(all, labels_that_are_too_many_are_told);
    tcase_add_test(all, axis_numbers_speak_the_language);
    Suite *suite = suite_create("chart");
    suite_add_tcase(suite, all);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
