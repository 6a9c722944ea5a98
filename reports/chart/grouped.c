/* SPDX-License-Identifier: Apache-2.0 */
/* A bar for each series of a category; the legend is the head of the table, its words the heads of the columns. */
#include <math.h>

#include "reports/chart/axis.h"
#include "reports/chart/forms.h"
#include "reports/chart/legend.h"
#include "reports/chart/mark.h"
#include "reports/chart/rows.h"
#include "reports/chart/target.h"

static const double BAR_LEAST = 10.5, BAR_NATURAL = 12, BAR_MOST = 15, APART = 8, HATCH = 20, BESIDE = 4;

static const TextStyle *
value_style(const ChartPoint *point)
{
    return theme_style(point->state == CHART_PRESENT ? STYLE_VALUE : STYLE_AXIS);
}

static size_t
legend_of(const BlockChart *chart, LegendEntry *entries)
{
    size_t n = chart->series->len;
    if (n == 1 && !*rows_series(chart, 0)->name)
        return 0;
    for (size_t s = 0; s < n; s++)
        entries[s] = (LegendEntry){LEGEND_BOX, palette_series(n, s), rows_series(chart, s)->name, NULL};
    return n;
}

/* The legend stands over the bars; where an entry is wider than they are, over the names too. */
static double
head_width(Typesetter *typesetter, const BlockChart *chart, double width, double gutter)
{
    g_autofree LegendEntry *entries = g_new0(LegendEntry, chart->series->len);
    double beside = width - gutter - ROWS_GAP;
    return legend_widest(typesetter, entries, legend_of(chart, entries)) <= beside ? beside : width;
}

static double
head_height(Typesetter *typesetter, const BlockChart *chart, double width)
{
    g_autofree LegendEntry *entries = g_new0(LegendEntry, chart->series->len);
    return legend_height(typesetter, entries, legend_of(chart, entries), width) + target_lines_head(chart);
}

static bool
measure(Typesetter *typesetter, const BlockChart *chart, double width, ChartHeight *height, GError **error)
{
    double bars = (double)chart->series->len, n = (double)chart->categories->len;
    g_autoptr(Rows) rows = rows_new(typesetter, chart, width, bars * BAR_LEAST + APART, TEXT_RIGHT);
    double frame = head_height(typesetter, chart, head_width(typesetter, chart, width, rows->gutter)) + AXIS_FOOT;
    height->least = rows->least + frame;
    height->natural = fmax(height->least, n * (bars * BAR_NATURAL + APART) + frame);
    height->most = fmax(height->natural, n * (bars * BAR_MOST + APART) + frame);
    return rows_check(rows, error);
}

static double
bar_end(const Scale *scale, const ChartPoint *point)
{
    return point->state == CHART_PRESENT      ? scale_at(scale, point->value)
           : point->state == CHART_SUPPRESSED ? scale_origin(scale) + HATCH
                                              : scale_origin(scale);
}

static Scale
fit_scale(const BlockChart *chart, Typesetter *typesetter, double left, double right)
{
    Scale scale = scale_of(chart, true, 5);
    scale.from = left;
    scale.to = right - axis_end_room(typesetter, chart, &scale);
    for (int turn = 0; turn < 3; turn++) {
        double past = 0;
        for (size_t s = 0; s < chart->series->len; s++)
            for (size_t i = 0; i < chart->categories->len; i++) {
                const ChartPoint *point = rows_point(chart, s, i);
                past = fmax(past, bar_end(&scale, point) + BESIDE + text_width(typesetter, value_style(point), point->text) + 2 - right);
            }
        scale.to -= past;
    }
    return scale;
}

static void
draw_bars(const BlockChart *chart, const ChartPlace *place, const Scale *scale, size_t i, double y, double tall)
{
    size_t n = chart->series->len;
    double thick = (tall - APART) / (double)n;
    for (size_t s = 0; s < n; s++) {
        const ChartPoint *point = rows_point(chart, s, i);
        double top = y + APART / 2 + (double)s * thick, origin = scale_origin(scale);
        PageBox box = {origin, top + 0.6, bar_end(scale, point) - origin, thick - 1.2};
        if (point->state == CHART_PRESENT)
            page_rect(place->page, box, page_filled(palette_series(n, s)));
        else if (point->state == CHART_SUPPRESSED)
            mark_hatch(place->page, box);
    }
    const ChartPoint *target = &rows_category(chart, i)->target;
    if (target->state == CHART_PRESENT)
        mark_target(place->page, scale_at(scale, target->value), y + APART / 2 - 1, y + tall - APART / 2 + 1);
}

static void
clear_values(const BlockChart *chart, const ChartPlace *place, const Scale *scale, size_t i, double y, double tall)
{
    double thick = (tall - APART) / (double)chart->series->len;
    for (size_t s = 0; s < chart->series->len; s++) {
        const ChartPoint *point = rows_point(chart, s, i);
        double x = fmax(scale_origin(scale), bar_end(scale, point)) + BESIDE;
        rows_clear(place, value_style(point), x, y + APART / 2 + ((double)s + 0.5) * thick, point->text);
    }
}

static void
draw_values(const BlockChart *chart, const ChartPlace *place, const Scale *scale, PageNode *row, size_t i, PageBox strip)
{
    size_t n = chart->series->len;
    double thick = (strip.height - APART) / (double)n;
    for (size_t s = 0; s < n; s++) {
        const ChartPoint *point = rows_point(chart, s, i);
        double x = fmax(scale_origin(scale), bar_end(scale, point)) + BESIDE;
        rows_cell(place, row, value_style(point), TEXT_LEFT, x, strip.y + APART / 2 + ((double)s + 0.5) * thick, point->text);
    }
    target_cell(chart, place, row, i, strip.y + strip.height / 2);
}

static void
draw_head(const BlockChart *chart, const ChartPlace *place, PageNode *node, double width)
{
    g_autofree LegendEntry *entries = g_new0(LegendEntry, chart->series->len);
    size_t n = legend_of(chart, entries);
    ChartPlace legend = *place;
    if (n == 0)
        return;
    legend.box.x += place->box.width - width;
    legend.box.width = width;
    PageNode *row = page_node_add(page_node_add(node, PAGE_NODE_THEAD), PAGE_NODE_TR);
    page_node_add(row, PAGE_NODE_TD);
    for (size_t s = 0; s < n; s++) {
        entries[s].node = page_node_add(row, PAGE_NODE_TH);
        page_node_set_scope(entries[s].node, PAGE_SCOPE_COLUMN);
    }
    if (target_has_column(chart))
        page_node_add(row, PAGE_NODE_TD);
    page_artifact_begin(place->page, PAGE_ARTIFACT_LAYOUT);
    legend_draw(&legend, entries, n);
    page_run_end(place->page);
}

static void
draw(const BlockChart *chart, const ChartPlace *place, PageNode *node)
{
    const PageBox *box = &place->box;
    double bars = (double)chart->series->len;
    g_autoptr(Rows) rows = rows_new(place->typesetter, chart, box->width, bars * BAR_LEAST + APART, TEXT_RIGHT);
    double left = box->x + rows->gutter + ROWS_GAP, bottom = box->y + box->height - AXIS_FOOT;
    double head = head_width(place->typesetter, chart, box->width, rows->gutter);
    double top = box->y + head_height(place->typesetter, chart, head);
    Scale scale = fit_scale(chart, place->typesetter, left, box->x + box->width - target_column_width(place->typesetter, chart));
    rows_fill(rows, bottom - top);
    target_captions(chart, place, node, &scale, top);
    draw_head(chart, place, node, head);
    page_artifact_begin(place->page, PAGE_ARTIFACT_LAYOUT);
    axis_along_x(chart, place, &scale, top, bottom);
    double y = top;
    for (size_t i = 0; i < rows->count; y += rows->tall[i++])
        draw_bars(chart, place, &scale, i, y, rows->tall[i]);
    page_line(place->page, scale_origin(&scale), top, scale_origin(&scale), bottom, page_stroked(COLOUR_AXIS, 0.75));
    target_lines(chart, place, &scale, top, bottom);
    y = top;
    for (size_t i = 0; i < rows->count; y += rows->tall[i++]) {
        clear_values(chart, place, &scale, i, y, rows->tall[i]);
        target_key(chart, place, i, y + rows->tall[i] / 2);
    }
    page_run_end(place->page);
    PageNode *body = page_node_add(node, PAGE_NODE_TBODY);
    y = top;
    for (size_t i = 0; i < rows->count; y += rows->tall[i++])
        draw_values(chart, place, &scale, rows_name(rows, place, body, i, y), i, (PageBox){0, y, 0, rows->tall[i]});
}

const ChartForm chart_grouped = {PAGE_NODE_TABLE, measure, draw};
