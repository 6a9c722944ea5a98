/* SPDX-License-Identifier: Apache-2.0 */
/* Lines over quarters. Names, last values, target and baseline are written at the right end, kept apart by
 * spread_labels(); what is not present breaks the line and is explained above the plot. */
#include <math.h>

#include "reports/chart/axis.h"
#include "reports/chart/forms.h"
#include "reports/chart/legend.h"
#include "reports/chart/mark.h"
#include "reports/chart/notes.h"
#include "reports/chart/plot.h"
#include "reports/chart/rows.h"
#include "reports/chart/spread.h"
#include "core/base/finding.h"

static const ChartHeight FULL = {84, 120, 190}, COMPACT = {46, 50, 84}; /* of the plot alone */
static const double END_SHARE = 0.32, LEAD = 14, BREAK_ROOM = 14, VALUE_ROOM = 9;
static const PageDash DASHES[] = {PAGE_DASH_SOLID, PAGE_DASH_DASHED, PAGE_DASH_DOTTED, PAGE_DASH_LONG, PAGE_DASH_MIXED};

/* A label at the right end of a line. */
typedef struct End {
    TextBlock *words;
    double at; /* where the line ends */
    double x;
    uint32_t colour;
} End;

static void
end_clear(gpointer data)
{
    text_block_free(((End *)data)->words);
}

static uint32_t
series_colour(const BlockChart *chart, size_t index)
{
    const ChartSeries *series = rows_series(chart, index);
    return series->strong ? COLOUR_NAVY : palette_series(chart->series->len, index);
}

static PagePaint
series_pen(const BlockChart *chart, size_t index)
{
    bool strong = rows_series(chart, index)->strong;
    PagePaint pen = page_stroked(series_colour(chart, index), strong ? 2.4 : 1.7);
    pen.dash = strong ? PAGE_DASH_SOLID : DASHES[index % G_N_ELEMENTS(DASHES)];
    pen.rounded = pen.dash == PAGE_DASH_SOLID;
    return pen;
}

static char *
end_text(const BlockChart *chart, const ChartSeries *series)
{
    int last = plot_last(chart, series);
    const char *value = last >= 0 ? series->points[last].text : "";
    return g_strstrip(g_strjoin(" ", series->name ? series->name : "", value, NULL));
}

static double
end_need(Typesetter *typesetter, const BlockChart *chart, double *word)
{
    double need = 0;
    *word = 0;
    for (size_t s = 0; s < chart->series->len + 2; s++) {
        const ChartPoint *line = s == chart->series->len ? &chart->target : &chart->baseline;
        g_autofree char *text = s < chart->series->len            ? end_text(chart, rows_series(chart, s))
                                : line->state == CHART_PRESENT ? g_strdup(line->text)
                                                                  : g_strdup("");
        need = fmax(need, text_width(typesetter, theme_style(STYLE_LABEL_STRONG), text));
        *word = fmax(*word, text_min_width(typesetter, theme_style(STYLE_LABEL_STRONG), text));
    }
    return need;
}

static double
end_width(Typesetter *typesetter, const BlockChart *chart, double width)
{
    double word, need = end_need(typesetter, chart, &word);
    return fmax(word, fmin(need, END_SHARE * width)) + 0.1;
}

/* Only what the chart has needs explaining: the first word of each state that is not present. */
static size_t
legend_of(const BlockChart *chart, LegendEntry *entries)
{
    size_t n = 0;
    for (ChartState state = CHART_MISSING; state <= CHART_NOT_APPLICABLE; state++) {
        const char *text = NULL;
        for (size_t s = 0; s < chart->series->len && !text; s++)
            for (size_t i = 0; i < chart->categories->len && !text; i++)
                if (rows_point(chart, s, i)->state == state && *rows_point(chart, s, i)->text)
                    text = rows_point(chart, s, i)->text;
        if (text)
            entries[n++] = (LegendEntry){state == CHART_SUPPRESSED ? LEGEND_HATCH : LEGEND_GAP, COLOUR_AXIS, text, NULL};
    }
    return n;
}

static bool
has_values(Typesetter *typesetter, const BlockChart *chart, double width)
{
    double room = width - end_width(typesetter, chart, width) - LEAD - 40;
    return notes_fit(typesetter, chart, room / (double)chart->categories->len);
}

static double
head_height(Typesetter *typesetter, const BlockChart *chart, double width)
{
    LegendEntry entries[4];
    double head = legend_height(typesetter, entries, legend_of(chart, entries), width);
    double values = has_values(typesetter, chart, width) ? VALUE_ROOM : 0;
    return fmax(head, chart->unit && *chart->unit ? 16 : 5) + values + (chart->break_before >= 0 ? BREAK_ROOM : 0);
}

static bool
measure(Typesetter *typesetter, const BlockChart *chart, double width, ChartHeight *height, GError **error)
{
    double frame = head_height(typesetter, chart, width) + axis_names_height(chart);
    double lines = ((double)chart->series->len + 2) * 13;
    ChartHeight plot = chart->compact ? COMPACT : FULL;
    *height = (ChartHeight){fmax(plot.least, lines) + frame, fmax(plot.natural, lines) + frame, fmax(plot.most, lines) + frame};
    if (end_width(typesetter, chart, width) <= 0.45 * width)
        return true;
    error_set(error, 7162, chart->headline, 0, NULL);
    return false;
}

static Plot
plot_of(const BlockChart *chart, const ChartPlace *place)
{
    double width = place->box.width, height = place->box.height;
    size_t n = chart->categories->len;
    Plot plot = {.y = scale_of(chart, false, height > 200 ? 5 : 4)};
    plot.y.from = place->box.y + height - axis_names_height(chart);
    plot.y.to = place->box.y + head_height(place->typesetter, chart, width);
    plot.left = place->box.x + axis_number_width(place->typesetter, chart, &plot.y) + 8;
    plot.right = place->box.x + width - end_width(place->typesetter, chart, width) - LEAD - 6;
    plot.step = n ? (plot.right - plot.left) / (double)n : 1;
    plot.first = plot.left + plot.step / 2;
    return plot;
}

static void
add_end(GArray *ends, const ChartPlace *place, const Plot *plot, const TextStyle *style, double value, double x, const char *text)
{
    if (!*text)
        return;
    double width = place->box.x + place->box.width - plot->right - LEAD - 5;
    End end = {text_block_new(place->typesetter, style, text, width), scale_at(&plot->y, value), x, style->colour};
    guint i = ends->len;
    while (i > 0 && g_array_index(ends, End, i - 1).at > end.at)
        i--;
    g_array_insert_val(ends, i, end);
}

static void
draw_across(const ChartPlace *place, const Plot *plot, GArray *ends, const ChartPoint *line, uint32_t colour, PageDash dash)
{
    if (line->state != CHART_PRESENT)
        return;
    double y = scale_at(&plot->y, line->value);
    PagePaint pen = page_stroked(colour, 1);
    pen.dash = dash;
    page_line(place->page, plot->left, y, plot->right, y, pen);
    TextStyle style = theme_style_in(STYLE_LABEL, colour);
    add_end(ends, place, plot, &style, line->value, plot->right, line->text);
}

static void
draw_series(const BlockChart *chart, const ChartPlace *place, const Plot *plot, GArray *ends, size_t index)
{
    const ChartSeries *series = rows_series(chart, index);
    uint32_t colour = series_colour(chart, index);
    plot_line(place->page, plot, chart, series, series_pen(chart, index));
    int last = plot_last(chart, series);
    for (size_t i = 0; i < chart->categories->len; i++)
        if (series->points[i].state == CHART_PRESENT && (chart->series->len == 1 || (int)i == last))
            mark_point(place->page, index, colour, plot_x(plot, i), scale_at(&plot->y, series->points[i].value), 2.6);
    if (last < 0)
        return;
    TextStyle style = theme_style_in(series->strong || chart->series->len == 1 ? STYLE_LABEL_STRONG : STYLE_LABEL, palette_contrast(colour, COLOUR_WHITE) >= 4.5 ? colour : COLOUR_INK);
    g_autofree char *text = end_text(chart, series);
    add_end(ends, place, plot, &style, series->points[last].value, plot_x(plot, (size_t)last), text);
}

static void
draw_ends(const ChartPlace *place, const Plot *plot, GArray *ends)
{
    g_autofree double *middle = g_new0(double, ends->len + 1), *size = g_new0(double, ends->len + 1);
    for (guint i = 0; i < ends->len; i++) {
        const End *end = &g_array_index(ends, End, i);
        middle[i] = end->at;
        size[i] = text_block_height(end->words, text_block_lines(end->words));
    }
    spread_labels(middle, size, ends->len, plot->y.to - 8, plot->y.from + 8);
    for (guint i = 0; i < ends->len; i++) {
        End *end = &g_array_index(ends, End, i);
        double x = plot->right + LEAD;
        PagePoint leader[] = {{fmax(end->x + 4, plot->right + 2), end->at, true}, {x - 3, middle[i], false}};
        page_path(place->page, leader, 2, false, page_stroked(end->colour, 0.6));
        text_block_place(end->words, place->page, NULL, x, middle[i] - size[i] / 2, 0, text_block_lines(end->words));
    }
}

/* One mark of one size on the axis for every quarter that holds a suppressed value, a dash for one that lacks one. */
static void
draw_gaps(const BlockChart *chart, const ChartPlace *place, const Plot *plot)
{
    double wide = fmin(plot->step * 0.6, 12);
    for (size_t i = 0; i < chart->categories->len; i++) {
        bool hidden = false, missing = false;
        for (size_t s = 0; s < chart->series->len; s++) {
            hidden = hidden || rows_point(chart, s, i)->state == CHART_SUPPRESSED;
            missing = missing || rows_point(chart, s, i)->state == CHART_MISSING;
        }
        double x = plot_x(plot, i);
        if (hidden)
            mark_hatch(place->page, (PageBox){x - wide / 2, plot->y.from - 9, wide, 9});
        else if (missing)
            page_line(place->page, x - 3, plot->y.from - 3, x + 3, plot->y.from - 3, page_stroked(COLOUR_AXIS, 1.2));
    }
}

static void
draw_break(const BlockChart *chart, const ChartPlace *place, const Plot *plot)
{
    if (chart->break_before < 0 || (size_t)chart->break_before >= chart->categories->len)
        return;
    const TextStyle *style = theme_style(STYLE_AXIS);
    const char *text = chart->break_text ? chart->break_text : "";
    double x = plot_x(plot, (size_t)chart->break_before) - plot->step / 2, width = text_width(place->typesetter, style, text);
    PagePaint pen = page_stroked(COLOUR_AXIS, 0.9);
    pen.dash = PAGE_DASH_DASHED;
    double top = plot->y.to - BREAK_ROOM - (has_values(place->typesetter, chart, place->box.width) ? VALUE_ROOM : 0);
    page_line(place->page, x, top + 3, x, plot->y.from, pen);
    bool fits = x + 4 + width <= place->box.x + place->box.width;
    text_place(place->typesetter, place->page, style, fits ? TEXT_LEFT : TEXT_RIGHT, fits ? x + 4 : x - 4, top + 10, text);
}

/* Targets of single quarters make a path of steps. */
static void
draw_path(const BlockChart *chart, const ChartPlace *place, const Plot *plot)
{
    PagePaint pen = page_stroked(COLOUR_INK, 1.2);
    for (size_t i = 0; i < chart->categories->len; i++) {
        const ChartPoint *target = &rows_category(chart, i)->target;
        double x = plot_x(plot, i), half = plot->step * 0.36;
        if (target->state == CHART_PRESENT)
            page_line(place->page, x - half, scale_at(&plot->y, target->value), x + half, scale_at(&plot->y, target->value), pen);
    }
}

static void
draw_frame(const BlockChart *chart, const ChartPlace *place, const Plot *plot)
{
    LegendEntry entries[4];
    const TextStyle *style = theme_style(STYLE_AXIS);
    ChartPlace legend = *place;
    double unit = chart->unit && *chart->unit ? text_width(place->typesetter, style, chart->unit) : 0;
    g_autofree double *middles = g_new0(double, chart->categories->len + 1);
    for (size_t i = 0; i < chart->categories->len; i++)
        middles[i] = plot_x(plot, i);
    axis_along_y(chart, place, &plot->y, plot->left, plot->right);
    axis_names(chart, place, middles, plot->y.from);
    if (unit > 0) {
        text_place(place->typesetter, place->page, style, TEXT_LEFT, place->box.x, place->box.y + 8, chart->unit);
        legend.box.x += unit + 16;
        legend.box.width -= unit + 16;
    }
    legend_draw(&legend, entries, legend_of(chart, entries));
}

static void
draw(const BlockChart *chart, const ChartPlace *place, PageNode *node)
{
    Plot plot = plot_of(chart, place);
    g_autoptr(GArray) ends = g_array_new(FALSE, FALSE, sizeof(End));
    g_autoptr(GArray) notes = has_values(place->typesetter, chart, place->box.width) ? notes_make(chart, place->typesetter, &plot) : NULL;
    g_array_set_clear_func(ends, end_clear);
    page_run_begin(place->page, node);
    for (size_t s = 0; s < chart->series->len; s++)
        plot_ribbon(place->page, &plot, chart, rows_series(chart, s));
    draw_frame(chart, place, &plot);
    draw_gaps(chart, place, &plot);
    draw_path(chart, place, &plot);
    draw_across(place, &plot, ends, &chart->baseline, COLOUR_INK, PAGE_DASH_DOTTED);
    draw_across(place, &plot, ends, &chart->target, COLOUR_RED, PAGE_DASH_DASHED);
    notes_draw(place, notes, false);
    for (size_t s = 0; s < chart->series->len; s++)
        if (!rows_series(chart, s)->strong)
            draw_series(chart, place, &plot, ends, s);
    for (size_t s = 0; s < chart->series->len; s++)
        if (rows_series(chart, s)->strong)
            draw_series(chart, place, &plot, ends, s);
    notes_draw(place, notes, true);
    draw_break(chart, place, &plot);
    draw_ends(place, &plot, ends);
    page_run_end(place->page);
}

const ChartForm chart_line = {PAGE_NODE_FIGURE, measure, draw};
