/* SPDX-License-Identifier: Apache-2.0 */
/* Medians as dots with the range of their quarters, estimates as points with their intervals. */
#include "reports/compose/cells.h"
#include "reports/compose/picture.h"
#include "reports/words/date.h"
#include "reports/words/status.h"

#define LEAST_YEARS 2
#define LEAST_ESTIMATES 2
#define MOST_ESTIMATES 20 /* more would not stand on a page; the table has all */

static GPtrArray *
fiscal_years(const Compose *compose)
{
    GPtrArray *found = g_ptr_array_new();
    const WindowSet *set = compose->publication->windows;
    for (size_t i = 0; set && i < set->n_windows; i++)
        if (set->windows[i].kind == WINDOW_FISCAL_YEAR)
            g_ptr_array_add(found, &set->windows[i]);
    return found;
}

/* The range is drawn when every quarter of the year may be printed: half a range would be read as the whole. */
static void
set_quarter_range(const Compose *compose, const Indicator *indicator, const Window *year, ChartPoint *point)
{
    const WindowSet *set = compose->publication->windows;
    g_auto(Figure) lowest = {0}, highest = {0};
    for (size_t i = 0; i < set->n_windows; i++) {
        const Window *window = &set->windows[i];
        if (window->kind != WINDOW_QUARTER || window->first < year->first || window->last > year->last)
            continue;
        g_auto(Figure) figure = figure_total(compose, indicator, window, MEASURE_ACTUAL);
        if (!figure.there)
            return;
        Figure *const ends[] = {&lowest, &highest};
        for (size_t e = 0; e < G_N_ELEMENTS(ends); e++) {
            bool further = !ends[e]->there || (e == 0 ? figure.place < ends[e]->place : figure.place > ends[e]->place);
            if (!further)
                continue;
            figure_clear(ends[e]);
            *ends[e] = (Figure){true, STATUS_OK, figure.place, g_strdup(figure.text)};
        }
    }
    if (!lowest.there || !highest.there)
        return;
    g_autofree char *words = words_fill(compose->language, WORD_INTERVAL, lowest.text, highest.text, NULL);
    chart_point_set_interval(point, lowest.place, highest.place, words);
}

BlockChart *
picture_median(const Compose *compose, const Indicator *indicator)
{
    g_autoptr(GPtrArray) years = fiscal_years(compose);
    g_autofree char *subtitle = words_fill(
        compose->language, indicator->direction == DIRECTION_DOWN ? WORD_SUB_MEDIAN_LOWER : WORD_SUB_MEDIAN,
        compose_name(compose, &indicator->name), status_unit(compose->language, indicator->unit, false), NULL);
    g_autoptr(BlockChart) chart = block_chart_new(CHART_DOT_RANGE, "", subtitle);
    for (guint i = 0; i < years->len; i++) {
        g_autofree char *name = date_window(compose->language, compose->calendar, g_ptr_array_index(years, i));
        block_chart_add_category(chart, name, NULL, NULL);
    }
    ChartSeries *series = block_chart_add_series(chart, "");
    guint present = 0;
    for (guint i = 0; i < years->len; i++) {
        const Window *year = g_ptr_array_index(years, i);
        g_auto(Figure) figure = figure_total(compose, indicator, year, MEASURE_ACTUAL);
        figure_draw(&figure, &series->points[i]);
        present += figure.there;
        if (figure.there)
            set_quarter_range(compose, indicator, year, &series->points[i]);
    }
    if (present < LEAST_YEARS)
        return NULL;
    picture_lines(compose, indicator, chart);
    picture_scale(compose, indicator, chart);
    block_chart_set(&chart->note, compose_word(compose, WORD_NOTE_RANGE));
    picture_tell(compose, chart, picture_trend_headline(compose, indicator, chart));
    return g_steal_pointer(&chart);
}

void
picture_estimate(const Compose *compose, const Indicator *indicator, const Window *window, const char *table,
                 const char *cell, ChartPoint *point)
{
    g_auto(Figure) value = figure_cell(compose, indicator, window, table, cell, MEASURE_ACTUAL);
    g_auto(Figure) lower = figure_cell(compose, indicator, window, table, cell, MEASURE_LOWER);
    g_auto(Figure) upper = figure_cell(compose, indicator, window, table, cell, MEASURE_UPPER);
    g_autofree char *words = figure_interval(compose, indicator, window, table, cell);
    figure_draw(&value, point);
    if (value.there && words)
        chart_point_set_interval(point, lower.place, upper.place, words);
}

/* A place that says the same as the total is the whole, not one to compare with its parts; the table has it. */
static bool
is_whole(const Cells *cells, const Cell *cell)
{
    const Compose *compose = cells->compose;
    g_autofree char *part = figure_interval(compose, cells->indicator, cells->window, cells->table_id, cell->id);
    g_autofree char *whole = figure_interval(compose, cells->indicator, cells->window, "", "");
    g_auto(Figure) value = cells_figure(cells, cell);
    g_auto(Figure) total = figure_total(compose, cells->indicator, cells->window, MEASURE_ACTUAL);
    return part && whole && g_str_equal(part, whole) && g_str_equal(value.text, total.text);
}

static BlockChart *
intervals_of(const Compose *compose, const Indicator *indicator, const Table *table, const Window *window)
{
    g_auto(Cells) cells = cells_find(compose, indicator, table, window);
    g_autofree char *dimension = cells_dimensions(compose, table);
    g_autofree char *period = date_window(compose->language, compose->calendar, window);
    g_autofree char *subtitle =
        words_fill(compose->language, WORD_SUB_BARS, compose_name(compose, &indicator->name), dimension, period, NULL);
    g_autoptr(BlockChart) chart = block_chart_new(CHART_INTERVAL, "", subtitle);
    g_autoptr(GPtrArray) shown = g_ptr_array_new();
    guint present = 0;
    for (guint i = 0; i < cells.cells->len; i++) {
        const Cell *cell = cells_at(&cells, i);
        g_auto(Figure) figure = cells_figure(&cells, cell);
        bool told = publication_find_note(compose->publication, indicator->code, window->id, cells.table_id, cell->id) != NULL;
        if ((!figure.there && figure.status != STATUS_SUPPRESSED && !told) || is_whole(&cells, cell))
            continue;
        present += figure.there;
        g_ptr_array_add(shown, (gpointer)(guintptr)cell);
        block_chart_add_category(chart, cell->label, NULL, cell->id);
    }
    if (present < LEAST_ESTIMATES || shown->len > MOST_ESTIMATES)
        return NULL;
    ChartSeries *series = block_chart_add_series(chart, "");
    for (guint i = 0; i < shown->len; i++)
        picture_estimate(compose, indicator, window, cells.table_id, ((const Cell *)g_ptr_array_index(shown, i))->id,
                         &series->points[i]);
    picture_scale(compose, indicator, chart);
    block_chart_set(&chart->note, compose_word(compose, WORD_NOTE_INTERVAL));
    picture_tell(compose, chart, picture_interval_headline(compose, indicator, chart));
    return g_steal_pointer(&chart);
}

BlockChart *
picture_interval(const Compose *compose, const Indicator *indicator)
{
    const Window *const windows[] = {compose->quarter, compose->year, compose->life};
    for (size_t w = 0; w < G_N_ELEMENTS(windows); w++) {
        for (guint t = 1; windows[w] && t < indicator->tables->len; t++) {
            const Table *table = &g_array_index(indicator->tables, Table, t);
            BlockChart *chart = table->n_dimensions == 1 ? intervals_of(compose, indicator, table, windows[w]) : NULL;
            if (chart)
                return chart;
        }
    }
    return NULL;
}
