/* SPDX-License-Identifier: Apache-2.0 */
/* A partner's percentages as small charts: percent is the one scale that several indicators share. */
#include <math.h>
#include <string.h>

#include "reports/compose/overview.h"
#include "reports/words/number.h"

#define LEAST_QUARTERS 3
#define LEAST_PANELS 2
#define MOST_PANELS 12
#define A_YEAR 4 /* quarters */

static guint
count_there(const ChartSeries *series)
{
    guint there = 0;
    for (size_t i = 0; i < series->n_points; i++)
        there += series->points[i].state == CHART_PRESENT;
    return there;
}

static void
add_panel(const Compose *compose, const Indicator *indicator, const GPtrArray *windows, BlockChart *chart)
{
    g_autofree char *name = g_strconcat(indicator->code, " ", compose_name(compose, &indicator->name), NULL);
    ChartSeries *series = block_chart_add_series(chart, name);
    for (guint i = 0; i < windows->len; i++) {
        g_auto(Figure) figure = figure_total(compose, indicator, g_ptr_array_index(windows, i), MEASURE_ACTUAL);
        figure_draw(&figure, &series->points[i]);
    }
    g_auto(Figure) target = picture_target(compose, indicator, CHART_LINE);
    g_autofree char *words = words_fill(compose->language, WORD_TARGET_LINE, target.text, NULL);
    if (target.there)
        chart_point_set(&series->target, CHART_PRESENT, target.place, words);
    if (count_there(series) < LEAST_QUARTERS)
        g_ptr_array_remove(chart->series, series);
}

/* What moved most against the same quarter a year before. */
static char *
headline(const Compose *compose, const BlockChart *chart)
{
    size_t end = chart->categories->len - 1;
    const ChartSeries *most = NULL;
    int64_t higher = 0, all = 0;
    double furthest = -1;
    for (guint s = 0; end >= A_YEAR && s < chart->series->len; s++) {
        const ChartSeries *series = g_ptr_array_index(chart->series, s);
        const ChartPoint *then = &series->points[end - A_YEAR], *now = &series->points[end];
        if (then->state != CHART_PRESENT || now->state != CHART_PRESENT)
            continue;
        double moved = now->value - then->value;
        all++;
        higher += moved > 0;
        if (fabs(moved) > furthest)
            most = series;
        furthest = MAX(furthest, fabs(moved));
    }
    if (!most)
        return g_strdup(compose_word(compose, WORD_HEAD_MULTIPLES_NONE));
    g_autofree char *number = number_integer(compose->language, all), *when = picture_category(chart, (guint)(end - A_YEAR));
    g_autofree char *code = g_strndup(most->name, strcspn(most->name, " "));
    return words_count(compose->language, WORD_HEAD_MULTIPLES, higher, number, when, code, most->points[end - A_YEAR].text,
                       most->points[end].text, NULL);
}

BlockChart *
overview_percentages(const Compose *compose, const char *partner)
{
    g_autoptr(GPtrArray) windows = picture_quarters(compose);
    if (windows->len < LEAST_QUARTERS)
        return NULL;
    g_autoptr(BlockChart) chart = block_chart_new(CHART_MULTIPLES, "", compose_word(compose, WORD_SUB_MULTIPLES));
    picture_add_quarters(compose, windows, chart);
    const GPtrArray *indicators = compose->publication->indicators;
    for (guint i = 0; i < indicators->len && chart->series->len < MOST_PANELS; i++) {
        const PublicationIndicator *entry = g_ptr_array_index(indicators, i);
        if (g_str_equal(entry->partner, partner) && entry->definition->type == ROLLUP_RATIO && figure_is_percent(entry->definition))
            add_panel(compose, entry->definition, windows, chart);
    }
    if (chart->series->len < LEAST_PANELS)
        return NULL;
    chart->percent = true;
    block_chart_set(&chart->note, compose_word(compose, WORD_NOTE_MULTIPLES));
    picture_marks(compose, chart);
    picture_tell(compose, chart, headline(compose, chart));
    return g_steal_pointer(&chart);
}
