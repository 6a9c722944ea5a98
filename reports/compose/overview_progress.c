/* SPDX-License-Identifier: Apache-2.0 */
#include "reports/compose/overview.h"
#include "reports/words/date.h"
#include "reports/words/number.h"

#define LEAST_ROWS 2
#define MOST_ROWS 16 /* more would not stand on a page */
#define WHOLE 100.0 /* percent */

typedef struct Row {
    const Indicator *indicator;
    Figure progress;
    guint place; /* in print order */
} Row;

static void
row_clear(gpointer data)
{
    figure_clear(&((Row *)data)->progress);
}

/* What is not there comes last, in print order: its place would tell of its size. */
static gint
compare_rows(gconstpointer a, gconstpointer b)
{
    const Row *left = a, *right = b;
    if (left->progress.there != right->progress.there)
        return left->progress.there ? -1 : 1;
    if (left->progress.there && left->progress.place < right->progress.place)
        return -1;
    if (left->progress.there && left->progress.place > right->progress.place)
        return 1;
    return left->place < right->place ? -1 : 1;
}

/* What is held against its target has its share, or the word for why its actual is not there. */
static void
collect_row(const Compose *compose, const Indicator *indicator, GArray *rows)
{
    g_auto(Figure) target = figure_total(compose, indicator, compose->judged, MEASURE_TARGET);
    g_auto(Figure) actual = figure_total(compose, indicator, compose->judged, MEASURE_ACTUAL);
    g_auto(Figure) progress = figure_total(compose, indicator, compose->judged, MEASURE_PROGRESS);
    Standing standing = compose_standing(compose, indicator->code, compose->judged);
    bool judged = standing == STANDING_ON_TARGET || standing == STANDING_OFF_TARGET;
    if (!target.there || (actual.there && (!progress.there || !judged)))
        return;
    Figure *from = actual.there ? &progress : &actual;
    Row row = {indicator, {from->there, from->status, from->place, g_steal_pointer(&from->text)}, rows->len};
    g_array_append_val(rows, row);
}

static GArray *
collect(const Compose *compose, const char *objective)
{
    GArray *rows = g_array_new(FALSE, TRUE, sizeof(Row));
    g_array_set_clear_func(rows, row_clear);
    const GPtrArray *indicators = compose->publication->indicators;
    for (guint i = 0; i < indicators->len; i++) {
        const Indicator *indicator = ((const PublicationIndicator *)g_ptr_array_index(indicators, i))->definition;
        if (g_str_equal(indicator->objective, objective))
            collect_row(compose, indicator, rows);
    }
    g_array_sort(rows, compare_rows);
    return rows;
}

static char *
headline(const Compose *compose, const GArray *rows)
{
    int64_t there = 0, off = 0;
    for (guint i = 0; i < rows->len; i++) {
        const Row *row = &g_array_index(rows, Row, i);
        there += row->progress.there;
        off += row->progress.there && compose_standing(compose, row->indicator->code, compose->judged) == STANDING_OFF_TARGET;
    }
    const Row *least = &g_array_index(rows, Row, 0);
    g_autofree char *all = number_integer(compose->language, there);
    if (!off)
        return words_fill(compose->language, WORD_HEAD_SHORT_NONE, all, least->indicator->code, least->progress.text, NULL);
    return words_count(compose->language, WORD_HEAD_SHORT, off, all, least->indicator->code, least->progress.text, NULL);
}

static BlockChart *
draw(const Compose *compose, const GArray *rows)
{
    g_autofree char *window = date_window(compose->language, compose->calendar, compose->judged);
    g_autofree char *subtitle = words_fill(compose->language, WORD_SUB_PROGRESS, window, NULL);
    BlockChart *chart = block_chart_new(CHART_DIVERGING, "", subtitle);
    guint shown = MIN(rows->len, MOST_ROWS);
    for (guint i = 0; i < shown; i++) {
        const Indicator *indicator = g_array_index(rows, Row, i).indicator;
        g_autofree char *name = g_strconcat(indicator->code, " ", compose_name(compose, &indicator->name), NULL);
        block_chart_add_category(chart, name, NULL, NULL);
    }
    ChartSeries *series = block_chart_add_series(chart, "");
    for (guint i = 0; i < shown; i++)
        figure_draw(&g_array_index(rows, Row, i).progress, &series->points[i]);
    chart_point_set(&chart->target, CHART_PRESENT, WHOLE, compose_word(compose, WORD_TARGET_WORD));
    chart->tolerance = compose->publication->deviation_percent;
    chart->percent = true;
    return chart;
}

BlockChart *
overview_progress(const Compose *compose, const char *objective)
{
    g_autoptr(GArray) rows = collect(compose, objective);
    if (rows->len < LEAST_ROWS || !g_array_index(rows, Row, LEAST_ROWS - 1).progress.there)
        return NULL;
    BlockChart *chart = draw(compose, rows);
    g_autofree char *threshold = number_integer(compose->language, compose->publication->deviation_percent);
    g_autofree char *percent = g_strconcat(threshold, number_percent_mark(compose->language), NULL);
    g_autofree char *note = words_fill(compose->language, WORD_NOTE_PROGRESS, percent, NULL);
    g_autofree char *all = number_integer(compose->language, rows->len);
    g_autofree char *first = words_count(compose->language, WORD_NOTE_FURTHEST, MOST_ROWS, all, NULL);
    g_autofree char *both = g_strjoin(" ", first, note, NULL);
    block_chart_set(&chart->note, rows->len > MOST_ROWS ? both : note);
    picture_marks(compose, chart);
    picture_tell(compose, chart, headline(compose, rows));
    return chart;
}

void
overview_add(Compose *compose, BlockChart *take_chart)
{
    if (take_chart)
        report_add_chart(compose->report, take_chart);
}
