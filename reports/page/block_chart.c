/* SPDX-License-Identifier: Apache-2.0 */
#include "reports/page/block_chart.h"

void
chart_point_clear(ChartPoint *point)
{
    g_clear_pointer(&point->text, g_free);
    g_clear_pointer(&point->interval_text, g_free);
}

static void
category_free(gpointer data)
{
    ChartCategory *category = data;
    g_free(category->name);
    g_free(category->group);
    g_free(category->code);
    chart_point_clear(&category->target);
    g_free(category);
}

/* The points are as many as there were categories when the series was added. */
static void
series_free(gpointer data)
{
    ChartSeries *series = data;
    for (size_t i = 0; i < series->n_points; i++)
        chart_point_clear(&series->points[i]);
    chart_point_clear(&series->target);
    g_free(series->points);
    g_free(series->name);
    g_free(series);
}

BlockChart *
block_chart_new(ChartKind kind, const char *headline, const char *subtitle)
{
    BlockChart *chart = g_new0(BlockChart, 1);
    chart->kind = kind;
    chart->headline = g_strdup(headline);
    chart->subtitle = g_strdup(subtitle);
    chart->note = g_strdup("");
    chart->alt = g_strdup("");
    chart->unit = g_strdup("");
    chart->decimal_mark = g_strdup(".");
    chart->group_mark = g_strdup(",");
    chart->break_text = g_strdup("");
    chart->break_before = -1;
    chart->from_zero = true;
    chart->categories = g_ptr_array_new_with_free_func(category_free);
    chart->series = g_ptr_array_new_with_free_func(series_free);
    chart_point_set(&chart->target, CHART_MISSING, 0, "");
    chart_point_set(&chart->baseline, CHART_MISSING, 0, "");
    return chart;
}

void
block_chart_free(BlockChart *chart)
{
    if (!chart)
        return;
    char *const strings[] = {chart->headline, chart->subtitle, chart->note, chart->alt, chart->unit,
                             chart->decimal_mark, chart->group_mark, chart->break_text};
    for (size_t i = 0; i < G_N_ELEMENTS(strings); i++)
        g_free(strings[i]);
    g_ptr_array_free(chart->categories, TRUE);
    g_ptr_array_free(chart->series, TRUE);
    chart_point_clear(&chart->target);
    chart_point_clear(&chart->baseline);
    g_free(chart);
}

void
block_chart_set(char **member, const char *words)
{
    char *copy = g_strdup(words ? words : "");
    g_free(*member);
    *member = copy;
}

ChartCategory *
block_chart_add_category(BlockChart *chart, const char *name, const char *group, const char *code)
{
    g_return_val_if_fail(chart->series->len == 0, NULL);
    ChartCategory *category = g_new0(ChartCategory, 1);
    category->name = g_strdup(name);
    category->group = g_strdup(group ? group : "");
    category->code = g_strdup(code ? code : "");
    chart_point_set(&category->target, CHART_MISSING, 0, "");
    g_ptr_array_add(chart->categories, category);
    return category;
}

ChartSeries *
block_chart_add_series(BlockChart *chart, const char *name)
{
    ChartSeries *series = g_new0(ChartSeries, 1);
    series->name = g_strdup(name);
    series->n_points = chart->categories->len;
    series->points = g_new0(ChartPoint, series->n_points);
    for (size_t i = 0; i < series->n_points; i++)
        chart_point_set(&series->points[i], CHART_MISSING, 0, "");
    chart_point_set(&series->target, CHART_MISSING, 0, "");
    g_ptr_array_add(chart->series, series);
    return series;
}

void
chart_point_set(ChartPoint *point, ChartState state, double value, const char *text)
{
    char *copy = g_strdup(text);
    chart_point_clear(point);
    *point = (ChartPoint){.state = state, .value = state == CHART_PRESENT ? value : 0, .text = copy};
}

void
chart_point_set_interval(ChartPoint *point, double lower, double upper, const char *text)
{
    g_free(point->interval_text);
    point->lower = lower;
    point->upper = upper;
    point->has_interval = true;
    point->interval_text = g_strdup(text);
}

const char *
chart_kind_name(ChartKind kind)
{
    static const char *const NAMES[] = {"bars", "grouped", "line", "dot_range", "interval", "multiples",
                                        "funnel", "timeline", "diverging", "map", "pyramid"};
    return NAMES[kind];
}

const char *
chart_state_name(ChartState state)
{
    static const char *const NAMES[] = {"present", "missing", "suppressed", "not_applicable"};
    return NAMES[state];
}
