/* SPDX-License-Identifier: Apache-2.0 */
/* Bars over the categories of one dimension. */
#include "reports/compose/cells.h"
#include "reports/compose/picture.h"
#include "reports/words/date.h"

#define LEAST_BARS 2
#define MOST_BARS 12
#define SORTED_FROM 7 /* shorter lists keep the order of their code list: ages, sexes */

typedef struct Bar {
    const Cell *cell;
    Figure figure;
    guint place; /* in the code list */
} Bar;

static void
bar_clear(gpointer data)
{
    figure_clear(&((Bar *)data)->figure);
}

static gint
compare_bars(gconstpointer a, gconstpointer b)
{
    const Bar *left = a, *right = b;
    if (left->figure.place > right->figure.place)
        return -1;
    if (left->figure.place < right->figure.place)
        return 1;
    return left->place < right->place ? -1 : 1;
}

/* Sorting by value would tell where a hidden value lies: only lists without one are sorted. */
static GArray *
collect(const Cells *cells)
{
    GArray *bars = g_array_new(FALSE, TRUE, sizeof(Bar));
    g_array_set_clear_func(bars, bar_clear);
    for (guint i = 0; i < cells->cells->len; i++) {
        const Cell *cell = cells_at(cells, i);
        Bar bar = {cell, cells_figure(cells, cell), i};
        g_array_append_val(bars, bar);
    }
    if (bars->len >= SORTED_FROM && cells->state == CELLS_OPEN)
        g_array_sort(bars, compare_bars);
    return bars;
}

static guint
count_there(const GArray *bars)
{
    guint there = 0;
    for (guint i = 0; i < bars->len; i++)
        there += g_array_index(bars, Bar, i).figure.there;
    return there;
}

static void
add_target(const Cells *cells, const Cell *cell, ChartCategory *category)
{
    g_auto(Figure) target =
        figure_cell(cells->compose, cells->indicator, cells->window, cells->table_id, cell->id, MEASURE_TARGET);
    if (target.there)
        figure_draw(&target, &category->target);
}

static BlockChart *
draw_bars(const Cells *cells, const GArray *bars)
{
    const Compose *compose = cells->compose;
    g_autofree char *dimension = cells_dimensions(compose, cells->table);
    g_autofree char *window = date_window(compose->language, compose->calendar, cells->window);
    g_autofree char *subtitle = words_fill(compose->language, WORD_SUB_BARS,
                                           compose_name(compose, &cells->indicator->name), dimension, window, NULL);
    BlockChart *chart = block_chart_new(CHART_BARS, "", subtitle);
    guint shown = MIN(bars->len, MOST_BARS);
    for (guint i = 0; i < shown; i++) {
        const Cell *cell = g_array_index(bars, Bar, i).cell;
        add_target(cells, cell, block_chart_add_category(chart, cell->label, NULL, cell->id));
    }
    ChartSeries *series = block_chart_add_series(chart, "");
    for (guint i = 0; i < shown; i++)
        figure_draw(&g_array_index(bars, Bar, i).figure, &series->points[i]);
    if (shown < bars->len) {
        g_autofree char *all = g_strdup_printf("%u", bars->len);
        g_autofree char *note = words_count(compose->language, WORD_NOTE_TOP, shown, all, NULL);
        block_chart_set(&chart->note, note);
    } else if (cells->state == CELLS_MIXED) {
        block_chart_set(&chart->note, compose_word(compose, WORD_NOTE_HATCH));
    }
    return chart;
}

static BlockChart *
bars_of(const Compose *compose, const Indicator *indicator, const Table *table, const Window *window)
{
    g_auto(Cells) cells = cells_find(compose, indicator, table, window);
    if (cells.state == CELLS_ABSENT || cells.state == CELLS_HIDDEN)
        return NULL;
    g_autoptr(GArray) bars = collect(&cells);
    if (count_there(bars) < LEAST_BARS || (bars->len > MOST_BARS && cells.state == CELLS_MIXED))
        return NULL;
    g_autoptr(BlockChart) chart = draw_bars(&cells, bars);
    picture_tell_bars(compose, indicator, chart);
    return g_steal_pointer(&chart);
}

BlockChart *
picture_bars(const Compose *compose, const Indicator *indicator)
{
    const Window *const windows[] = {compose->year, compose->quarter};
    for (size_t w = 0; w < G_N_ELEMENTS(windows); w++) {
        for (guint t = 1; t < indicator->tables->len; t++) {
            const Table *table = &g_array_index(indicator->tables, Table, t);
            BlockChart *chart =
                table->n_dimensions == 1 && table->partition ? bars_of(compose, indicator, table, windows[w]) : NULL;
            if (chart)
                return chart;
        }
    }
    return NULL;
}
