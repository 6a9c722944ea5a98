/* SPDX-License-Identifier: Apache-2.0 */
/* Pipelines of victims and of cases: as a funnel over a period, and by category where all steps can be compared. */
#include "reports/compose/cells.h"
#include "reports/compose/overview.h"
#include "reports/words/date.h"

#define LEAST_STEPS 2
#define MOST_SERIES 3
#define MOST_CATEGORIES 12

static const PublicationStep *
step_at(const Compose *compose, guint index)
{
    return g_ptr_array_index(compose->publication->funnels, index);
}

static const Indicator *
indicator_of(const Compose *compose, const PublicationStep *step)
{
    return publication_find_indicator(compose->publication, step->indicator)->definition;
}

/* A ratio counts with its numerator; where that is not printed, the word for its actual stands. */
static Figure
figure_of(const Compose *compose, const Indicator *indicator, const Window *window)
{
    Figure actual = figure_total(compose, indicator, window, MEASURE_ACTUAL);
    if (indicator->type != ROLLUP_RATIO || !actual.there)
        return actual;
    figure_clear(&actual);
    return figure_total(compose, indicator, window, MEASURE_NUMERATOR);
}

static guint
count_there(const Compose *compose, guint first, guint end, const Window *window)
{
    guint there = 0;
    for (guint i = first; window && i < end; i++) {
        g_auto(Figure) figure = figure_of(compose, indicator_of(compose, step_at(compose, i)), window);
        there += figure.there;
    }
    return there;
}

static char *
funnel_headline(const Compose *compose, const BlockChart *chart)
{
    const ChartSeries *series = g_ptr_array_index(chart->series, 0);
    guint last = 0, first = series->points[0].state == CHART_PRESENT ? 0 : 1;
    for (guint i = 0; i < series->n_points; i++)
        if (series->points[i].state == CHART_PRESENT)
            last = i;
    while (series->points[first].state != CHART_PRESENT)
        first++;
    g_autofree char *from = words_inside(((const ChartCategory *)g_ptr_array_index(chart->categories, first))->name);
    g_autofree char *to = words_inside(((const ChartCategory *)g_ptr_array_index(chart->categories, last))->name);
    return words_fill(compose->language, WORD_HEAD_FUNNEL, series->points[first].text, from, series->points[last].text, to, NULL);
}

BlockChart *
overview_funnel(const Compose *compose, guint first, guint end)
{
    guint year = count_there(compose, first, end, compose->year), quarter = count_there(compose, first, end, compose->quarter);
    const Window *window = year >= quarter ? compose->year : compose->quarter;
    if (MAX(year, quarter) < LEAST_STEPS)
        return NULL;
    g_autofree char *period = date_window(compose->language, compose->calendar, window);
    g_autofree char *subtitle =
        words_fill(compose->language, WORD_SUB_FUNNEL, compose_name(compose, &step_at(compose, first)->name), period, NULL);
    BlockChart *chart = block_chart_new(CHART_FUNNEL, "", subtitle);
    for (guint i = first; i < end; i++)
        block_chart_add_category(chart, compose_name(compose, &step_at(compose, i)->step), NULL, NULL);
    ChartSeries *series = block_chart_add_series(chart, "");
    for (guint i = first; i < end; i++) {
        g_auto(Figure) figure = figure_of(compose, indicator_of(compose, step_at(compose, i)), window);
        figure_draw(&figure, &series->points[i - first]);
    }
    block_chart_set(&chart->note, compose_word(compose, WORD_NOTE_FUNNEL));
    picture_marks(compose, chart);
    picture_tell(compose, chart, funnel_headline(compose, chart));
    return chart;
}

/* The table by one dimension of a code list; NULL when the indicator has none that adds up. */
static const Table *
table_by(const Compose *compose, const Indicator *indicator, const char *list)
{
    for (guint t = 1; t < indicator->tables->len; t++) {
        const Table *table = &g_array_index(indicator->tables, Table, t);
        if (table->n_dimensions == 1 && table->partition && g_str_equal(compose_dimension(compose, table, 0)->list, list))
            return table;
    }
    return NULL;
}

static bool
counts(const Indicator *indicator)
{
    return indicator->type != ROLLUP_RATIO && indicator->type != ROLLUP_MEDIAN && indicator->type != ROLLUP_ESTIMATE;
}

/* Steps in the unit of a step whose tables by a list can be printed, in part at least. Shapes: cleared Cells. */
static GArray *
comparable(const Compose *compose, guint first, guint end, const Indicator *like, const char *list)
{
    GArray *found = g_array_new(FALSE, TRUE, sizeof(Cells));
    g_array_set_clear_func(found, (GDestroyNotify)cells_clear);
    for (guint i = first; i < end && found->len < MOST_SERIES; i++) {
        const Indicator *indicator = indicator_of(compose, step_at(compose, i));
        const Table *table = table_by(compose, indicator, list);
        if (!table || !counts(indicator) || !g_str_equal(indicator->unit, like->unit))
            continue;
        Cells cells = cells_find(compose, indicator, table, compose->quarter);
        if (cells.state == CELLS_OPEN || cells.state == CELLS_MIXED)
            g_array_append_val(found, cells);
        else
            cells_clear(&cells);
    }
    return found;
}

/* Of what can be compared, most steps. NULL when no two can. */
static GArray *
most_comparable(const Compose *compose, guint first, guint end)
{
    GArray *best = NULL;
    for (guint i = first; i < end; i++) {
        const Indicator *like = indicator_of(compose, step_at(compose, i));
        for (guint t = 1; counts(like) && t < like->tables->len; t++) {
            const Table *table = &g_array_index(like->tables, Table, t);
            if (table->n_dimensions != 1 || compose_dimension(compose, table, 0)->codes->len > MOST_CATEGORIES)
                continue;
            GArray *found = comparable(compose, first, end, like, compose_dimension(compose, table, 0)->list);
            bool more = found->len >= LEAST_STEPS && found->len > (best ? best->len : 0);
            if (more)
                g_clear_pointer(&best, g_array_unref);
            if (more)
                best = found;
            else
                g_array_unref(found);
        }
    }
    return best;
}

static const PublicationStep *
step_of(const Compose *compose, guint first, guint end, const Indicator *indicator)
{
    for (guint i = first; i < end; i++)
        if (g_str_equal(step_at(compose, i)->indicator, indicator->code))
            return step_at(compose, i);
    return NULL;
}

/* The largest of the first series that has one. */
static char *
steps_headline(const Compose *compose, const BlockChart *chart)
{
    for (guint s = 0; s < chart->series->len; s++) {
        const ChartSeries *series = g_ptr_array_index(chart->series, s);
        guint most = 0, there = 0;
        for (guint i = 0; i < series->n_points; i++) {
            there += series->points[i].state == CHART_PRESENT;
            if (series->points[i].state == CHART_PRESENT && (there == 1 || series->points[i].value > series->points[most].value))
                most = i;
        }
        const ChartCategory *category = g_ptr_array_index(chart->categories, most);
        WordId word = there == series->n_points ? WORD_HEAD_GROUPED : WORD_HEAD_GROUPED_HIDDEN;
        if (there >= LEAST_STEPS)
            return words_fill(compose->language, word, series->name, category->name, series->points[most].text, NULL);
    }
    return NULL;
}

static BlockChart *
draw_steps(const Compose *compose, guint first, guint end, const GArray *all)
{
    const Cells *one = &g_array_index(all, Cells, 0);
    g_autofree char *dimension = cells_dimensions(compose, one->table), *period = date_window(compose->language, compose->calendar, compose->quarter);
    g_autofree char *subtitle = words_fill(compose->language, WORD_SUB_GROUPED,
                                           compose_name(compose, &step_at(compose, first)->name), dimension, period, NULL);
    BlockChart *chart = block_chart_new(CHART_GROUPED, "", subtitle);
    for (guint i = 0; i < one->cells->len; i++)
        block_chart_add_category(chart, cells_at(one, i)->label, NULL, NULL);
    for (guint s = 0; s < all->len; s++) {
        const Cells *cells = &g_array_index(all, Cells, s);
        ChartSeries *series =
            block_chart_add_series(chart, compose_name(compose, &step_of(compose, first, end, cells->indicator)->step));
        for (guint i = 0; i < one->cells->len; i++) {
            g_auto(Figure) figure = cells_figure(cells, cells_at(one, i));
            figure_draw(&figure, &series->points[i]);
        }
    }
    return chart;
}

BlockChart *
overview_steps(const Compose *compose, guint first, guint end)
{
    g_autoptr(GArray) all = compose->quarter ? most_comparable(compose, first, end) : NULL;
    if (!all)
        return NULL;
    BlockChart *chart = draw_steps(compose, first, end, all);
    char *headline = steps_headline(compose, chart);
    if (!headline) {
        block_chart_free(chart);
        return NULL;
    }
    block_chart_set(&chart->note, compose_word(compose, WORD_NOTE_GROUPED));
    picture_marks(compose, chart);
    picture_tell(compose, chart, headline);
    return chart;
}
