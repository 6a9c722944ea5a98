/* SPDX-License-Identifier: Apache-2.0 */
/* Departments on the map, only where every one of them may be printed: a shade among hidden ones would tell its class. */
#include "reports/compose/cells.h"
#include "reports/compose/picture.h"
#include "reports/words/date.h"

#define OUTLINES "co_departments" /* those that reports/map draws */
#define LEAST_PLACES 5            /* that are not zero: fewer are told by the table as well */

static bool
is_place(const Compose *compose, const Table *table)
{
    const Publication *p = compose->publication;
    return p->map_list && g_str_equal(p->map_outlines, OUTLINES) && table->n_dimensions == 1 && table->partition &&
           g_str_equal(compose_dimension(compose, table, 0)->list, p->map_list);
}

static guint
fill(const Cells *cells, BlockChart *chart)
{
    guint places = 0;
    for (guint i = 0; i < cells->cells->len; i++)
        block_chart_add_category(chart, cells_at(cells, i)->label, NULL, cells_at(cells, i)->id);
    ChartSeries *series = block_chart_add_series(chart, "");
    for (guint i = 0; i < cells->cells->len; i++) {
        g_auto(Figure) figure = cells_figure(cells, cells_at(cells, i));
        figure_draw(&figure, &series->points[i]);
        places += figure.there && figure.place > 0;
    }
    return places;
}

static BlockChart *
map_of(const Compose *compose, const Indicator *indicator, const Table *table, const Window *window)
{
    g_auto(Cells) cells = cells_find(compose, indicator, table, window);
    if (cells.state != CELLS_OPEN)
        return NULL;
    g_autofree char *dimension = cells_dimensions(compose, table), *period = date_window(compose->language, compose->calendar, window);
    g_autofree char *subtitle = words_fill(compose->language, WORD_SUB_BARS, compose_name(compose, &indicator->name), dimension, period, NULL);
    g_autoptr(BlockChart) chart = block_chart_new(CHART_MAP, "", subtitle);
    if (fill(&cells, chart) < LEAST_PLACES)
        return NULL;
    picture_tell_bars(compose, indicator, chart);
    return g_steal_pointer(&chart);
}

BlockChart *
picture_map(const Compose *compose, const Indicator *indicator)
{
    const Window *const windows[] = {compose->year, compose->quarter};
    for (size_t w = 0; w < G_N_ELEMENTS(windows); w++) {
        for (guint t = 1; t < indicator->tables->len; t++) {
            const Table *table = &g_array_index(indicator->tables, Table, t);
            BlockChart *chart = is_place(compose, table) ? map_of(compose, indicator, table, windows[w]) : NULL;
            if (chart)
                return chart;
        }
    }
    return NULL;
}
