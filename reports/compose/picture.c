/* SPDX-License-Identifier: Apache-2.0 */
#include "reports/compose/picture.h"

#include "reports/words/date.h"
#include "reports/words/number.h"
#include "reports/words/status.h"

#define LEAST_QUARTERS 3
#define MOST_QUARTERS 12

BlockChart *
picture_choose(const Compose *compose, const Indicator *indicator)
{
    BlockChart *chart = NULL;
    if (indicator->type == ROLLUP_ESTIMATE)
        return picture_interval(compose, indicator);
    if (indicator->type == ROLLUP_MEDIAN)
        chart = picture_median(compose, indicator);
    if (!chart)
        chart = picture_trend(compose, indicator);
    return chart ? chart : picture_bars(compose, indicator);
}

static double
largest(const BlockChart *chart)
{
    double most = 0;
    for (guint s = 0; s < chart->series->len; s++) {
        const ChartSeries *series = g_ptr_array_index(chart->series, s);
        for (size_t i = 0; i < series->n_points; i++)
            most = MAX(most, series->points[i].value);
    }
    return most;
}

void
picture_marks(const Compose *compose, BlockChart *chart)
{
    block_chart_set(&chart->decimal_mark, number_decimal_mark(compose->language));
    block_chart_set(&chart->group_mark, number_group_mark(compose->language));
}

void
picture_scale(const Compose *compose, const Indicator *indicator, BlockChart *chart)
{
    double most = largest(chart);
    int wanted = most >= 5 ? 0 : most >= 0.5 ? 1 : 2;
    chart->decimals = MIN(wanted, indicator->decimals);
    chart->percent = figure_is_percent(indicator);
    picture_marks(compose, chart);
}

static void
set_line(const Compose *compose, const Figure *figure, WordId label, ChartPoint *point)
{
    if (!figure->there)
        return;
    g_autofree char *words = words_fill(compose->language, label, figure->text, NULL);
    chart_point_set(point, CHART_PRESENT, figure->place, words);
}

/* A year's target fits quarterly values only where a quarter is worth as much as a year: rates and states. */
Figure
picture_target(const Compose *compose, const Indicator *indicator, ChartKind kind)
{
    Figure target = figure_total(compose, indicator, kind == CHART_LINE ? compose->quarter : compose->year, MEASURE_TARGET);
    bool fits = indicator->type == ROLLUP_RATIO || indicator->type == ROLLUP_STOCK || indicator->type == ROLLUP_MEDIAN;
    if (target.there || !fits)
        return target;
    figure_clear(&target);
    return figure_total(compose, indicator, compose->year, MEASURE_TARGET);
}

void
picture_lines(const Compose *compose, const Indicator *indicator, BlockChart *chart)
{
    g_auto(Figure) target = picture_target(compose, indicator, chart->kind);
    const Window *window = chart->kind == CHART_LINE ? compose->quarter : compose->year;
    g_auto(Figure) baseline = figure_total(compose, indicator, window, MEASURE_BASELINE);
    set_line(compose, &target, WORD_TARGET_LINE, &chart->target);
    set_line(compose, &baseline, WORD_BASELINE_LINE, &chart->baseline);
}

char *
picture_category(const BlockChart *chart, guint index)
{
    const ChartCategory *category = g_ptr_array_index(chart->categories, index);
    return *category->group ? g_strconcat(category->group, " ", category->name, NULL) : g_strdup(category->name);
}

GPtrArray *
picture_quarters(const Compose *compose)
{
    GPtrArray *found = g_ptr_array_new();
    const WindowSet *set = compose->publication->windows;
    for (size_t i = 0; set && i < set->n_windows; i++)
        if (set->windows[i].kind == WINDOW_QUARTER)
            g_ptr_array_add(found, &set->windows[i]);
    if (found->len > MOST_QUARTERS)
        g_ptr_array_remove_range(found, 0, found->len - MOST_QUARTERS);
    return found;
}

void
picture_add_quarters(const Compose *compose, const GPtrArray *windows, BlockChart *chart)
{
    for (guint i = 0; i < windows->len; i++) {
        const Window *window = g_ptr_array_index(windows, i);
        g_autofree char *name = date_quarter_number(compose->language, compose->calendar, window->first);
        g_autofree char *year = date_fiscal_year(compose->language, compose->calendar, window->first);
        block_chart_add_category(chart, name, year, NULL);
    }
}

static BlockChart *
trend_frame(const Compose *compose, const Indicator *indicator, const GPtrArray *windows)
{
    g_autofree char *subtitle = words_fill(
        compose->language, indicator->direction == DIRECTION_DOWN ? WORD_SUB_TREND_LOWER : WORD_SUB_TREND,
        compose_name(compose, &indicator->name), status_unit(compose->language, indicator->unit, false), NULL);
    BlockChart *chart = block_chart_new(CHART_LINE, "", subtitle);
    picture_add_quarters(compose, windows, chart);
    return chart;
}

/* A series does not run on over the quarter from which its indicator counts otherwise. */
static void
set_break(const Compose *compose, const Indicator *indicator, const GPtrArray *windows, BlockChart *chart)
{
    const PublicationIndicator *entry = publication_find_indicator(compose->publication, indicator->code);
    for (guint i = 1; i < windows->len; i++) {
        if (!g_str_equal(((const Window *)g_ptr_array_index(windows, i))->id, entry->definition_from))
            continue;
        chart->break_before = (int)i;
        block_chart_set(&chart->break_text, compose_word(compose, WORD_DEFINITION_CHANGED));
    }
}

BlockChart *
picture_trend(const Compose *compose, const Indicator *indicator)
{
    g_autoptr(GPtrArray) windows = picture_quarters(compose);
    g_autoptr(BlockChart) chart = trend_frame(compose, indicator, windows);
    ChartSeries *series = block_chart_add_series(chart, "");
    guint present = 0;
    for (guint i = 0; i < windows->len; i++) {
        g_auto(Figure) figure = figure_total(compose, indicator, g_ptr_array_index(windows, i), MEASURE_ACTUAL);
        figure_draw(&figure, &series->points[i]);
        present += figure.there;
    }
    if (present < LEAST_QUARTERS)
        return NULL;
    set_break(compose, indicator, windows, chart);
    picture_lines(compose, indicator, chart);
    picture_scale(compose, indicator, chart);
    picture_tell(compose, chart, picture_trend_headline(compose, indicator, chart));
    return g_steal_pointer(&chart);
}

char *
picture_sentence(const Compose *compose, const Indicator *indicator)
{
    g_auto(Figure) now = figure_total(compose, indicator, compose->quarter, MEASURE_ACTUAL);
    g_auto(Figure) target = figure_total(compose, indicator, compose->quarter, MEASURE_TARGET);
    g_autofree char *quarter =
        compose->quarter ? date_window(compose->language, compose->calendar, compose->quarter) : g_strdup(compose->publication->period);
    if (!now.there)
        return words_fill(compose->language, WORD_SENTENCE_STATUS, quarter, status_spoken(compose->language, now.status), NULL);
    g_autofree char *value = figure_with_unit(compose, indicator, &now);
    if (!target.there)
        return words_fill(compose->language, WORD_SENTENCE_VALUE, quarter, value, NULL);
    return words_fill(compose->language, WORD_SENTENCE_TARGET, quarter, value, target.text, NULL);
}
