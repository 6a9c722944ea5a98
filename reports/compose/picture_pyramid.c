/* SPDX-License-Identifier: Apache-2.0 */
#include "reports/compose/cells.h"
#include "reports/compose/picture.h"
#include "reports/words/date.h"
#include "reports/words/number.h"

/* The code lists whose codes a pyramid knows. */
#define SEXES "sex"
#define AGES "age_band"
#define LEAST_GROUPS 3

static const char *const SIDES[] = {"F", "M"};

static bool
is_pyramid(const Compose *compose, const Table *table)
{
    return table->partition && table->n_dimensions == 2 && g_str_equal(compose_dimension(compose, table, 0)->list, SEXES)
        && g_str_equal(compose_dimension(compose, table, 1)->list, AGES);
}

static const Cell *
cell_of(const Cells *cells, const char *sex, const char *age)
{
    g_autofree char *id = g_strconcat(sex, "/", age, NULL);
    for (guint i = 0; i < cells->cells->len; i++)
        if (g_str_equal(cells_at(cells, i)->id, id))
            return cells_at(cells, i);
    return NULL;
}

static guint
fill(const Cells *cells, BlockChart *chart)
{
    const Dimension *sex = compose_dimension(cells->compose, cells->table, 0), *age = compose_dimension(cells->compose, cells->table, 1);
    guint there = 0;
    for (guint i = 0; i < age->codes->len; i++)
        block_chart_add_category(chart, compose_label(cells->compose, age, g_ptr_array_index(age->codes, i)), NULL, NULL);
    for (size_t s = 0; s < G_N_ELEMENTS(SIDES); s++) {
        ChartSeries *series = block_chart_add_series(chart, compose_label(cells->compose, sex, SIDES[s]));
        for (guint i = 0; i < age->codes->len; i++) {
            const Cell *cell = cell_of(cells, SIDES[s], g_ptr_array_index(age->codes, i));
            g_auto(Figure) figure = cell ? cells_figure(cells, cell) : (Figure){.status = STATUS_NOT_APPLICABLE, .text = g_strdup("")};
            figure_draw(&figure, &series->points[i]);
            there += figure.there;
        }
    }
    return there;
}

static char *
headline(const Compose *compose, const BlockChart *chart, guint there)
{
    const ChartPoint *most = NULL;
    g_autofree char *group = NULL;
    guint all = 0;
    for (guint s = 0; s < chart->series->len; s++) {
        const ChartSeries *series = g_ptr_array_index(chart->series, s);
        for (guint i = 0; i < series->n_points; i++, all++) {
            const ChartPoint *point = &series->points[i];
            if (point->state != CHART_PRESENT || (most && point->value <= most->value))
                continue;
            most = point;
            g_free(group);
            group = g_strconcat(series->name, ", ", ((const ChartCategory *)g_ptr_array_index(chart->categories, i))->name, NULL);
        }
    }
    g_autofree char *groups = number_integer(compose->language, all);
    if (!most)
        return NULL;
    if (there == all)
        return words_fill(compose->language, WORD_HEAD_PYRAMID, group, most->text, NULL);
    return words_count(compose->language, WORD_HEAD_BARS_HIDDEN, there, groups, group, most->text, NULL);
}

static BlockChart *
pyramid_of(const Compose *compose, const Indicator *indicator, const Table *table, const Window *window)
{
    g_auto(Cells) cells = cells_find(compose, indicator, table, window);
    if (cells.state != CELLS_OPEN && cells.state != CELLS_MIXED)
        return NULL;
    g_autofree char *dimensions = cells_dimensions(compose, table), *period = date_window(compose->language, compose->calendar, window);
    g_autofree char *subtitle =
        words_fill(compose->language, WORD_SUB_BARS, compose_name(compose, &indicator->name), dimensions, period, NULL);
    BlockChart *chart = block_chart_new(CHART_PYRAMID, "", subtitle);
    guint there = fill(&cells, chart);
    if (there < LEAST_GROUPS) {
        block_chart_free(chart);
        return NULL;
    }
    block_chart_set(&chart->note, compose_word(compose, WORD_NOTE_PYRAMID));
    picture_scale(compose, indicator, chart);
    picture_tell(compose, chart, headline(compose, chart, there));
    return chart;
}

BlockChart *
picture_pyramid(const Compose *compose, const Indicator *indicator)
{
    const Window *const windows[] = {compose->year, compose->quarter};
    for (size_t w = 0; w < G_N_ELEMENTS(windows); w++) {
        for (guint t = 1; windows[w] && t < indicator->tables->len; t++) {
            const Table *table = &g_array_index(indicator->tables, Table, t);
            BlockChart *chart = is_pyramid(compose, table) ? pyramid_of(compose, indicator, table, windows[w]) : NULL;
            if (chart)
                return chart;
        }
    }
    return NULL;
}

BlockChart *
picture_categories(const Compose *compose, const Indicator *indicator)
{
    BlockChart *pyramid = picture_pyramid(compose, indicator);
    return pyramid || indicator->type == ROLLUP_ESTIMATE ? pyramid : picture_bars(compose, indicator);
}
