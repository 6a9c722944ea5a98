/* SPDX-License-Identifier: Apache-2.0 */
/* Points with what lies around them: whiskers (a forest of intervals) or a bar from lower to upper (dot and range).
 * Values are printed in a column at the right, so the drawing needs no text of its own. */
#include <math.h>

#include "reports/chart/axis.h"
#include "reports/chart/forms.h"
#include "reports/chart/mark.h"
#include "reports/chart/rows.h"
#include "reports/chart/target.h"

static const double ROW_LEAST = 16, ROW_NATURAL = 20, ROW_MOST = 26, VALUE_GAP = 14, HATCH = 20;

static char *
value_text(const ChartPoint *point)
{
    bool wide = point->state == CHART_PRESENT && point->interval_text && *point->interval_text;
    return g_strjoin("\u2002", point->text, wide ? point->interval_text : NULL, NULL);
}

static double
value_width(Typesetter *typesetter, const BlockChart *chart)
{
    double width = 0;
    for (size_t i = 0; i < chart->categories->len; i++) {
        g_autofree char *text = value_text(rows_point(chart, 0, i));
        width = fmax(width, text_width(typesetter, theme_style(STYLE_LABEL), text));
    }
    return width + VALUE_GAP;
}

static bool
measure(Typesetter *typesetter, const BlockChart *chart, double width, ChartHeight *height, GError **error)
{
    g_autoptr(Rows) rows = rows_new(typesetter, chart, width, ROW_LEAST, TEXT_LEFT);
    double n = (double)rows->count, frame = AXIS_FOOT + target_lines_head(chart);
    height->least = rows->least + frame;
    height->natural = fmax(height->least, n * ROW_NATURAL + frame);
    height->most = fmax(height->natural, n * ROW_MOST + frame);
    return rows_check(rows, error);
}

/* Grey when the interval holds zero: nothing is shown to differ. */
static uint32_t
colour_of(const ChartPoint *point)
{
    return point->has_interval && point->lower < 0 && point->upper > 0 ? COLOUR_AXIS : COLOUR_BLUE;
}

static void
draw_whiskers(Page *page, const Scale *scale, const ChartPoint *point, double y)
{
    uint32_t colour = colour_of(point);
    double x = scale_at(scale, point->value);
    if (point->has_interval) {
        double left = scale_at(scale, point->lower), right = scale_at(scale, point->upper);
        page_line(page, left, y, right, y, page_stroked(colour, 1.3));
        page_line(page, left, y - 3, left, y + 3, page_stroked(colour, 1.3));
        page_line(page, right, y - 3, right, y + 3, page_stroked(colour, 1.3));
    }
    if (colour == COLOUR_AXIS)
        page_circle(page, x, y, 3.4, page_outlined(COLOUR_WHITE, colour, 1.4));
    else
        page_rect(page, (PageBox){x - 3.8, y - 3.8, 7.6, 7.6}, page_filled(colour));
}

static void
draw_range(Page *page, const Scale *scale, const ChartPoint *point, double y)
{
    if (point->has_interval) {
        double left = scale_at(scale, point->lower), right = scale_at(scale, point->upper);
        page_round_rect(page, (PageBox){left, y - 3.5, right - left, 7}, 3.5, page_outlined(COLOUR_RIBBON, COLOUR_LINE, 0.6));
    }
    mark_point(page, 0, COLOUR_BLUE, scale_at(scale, point->value), y, 4.2);
}

static void
draw_point(const BlockChart *chart, const ChartPlace *place, const Scale *scale, size_t i, double y)
{
    const ChartPoint *point = rows_point(chart, 0, i), *target = &rows_category(chart, i)->target;
    if (point->state == CHART_SUPPRESSED)
        mark_hatch(place->page, (PageBox){scale->from, y - 4, HATCH, 8});
    else if (point->state == CHART_PRESENT && chart->kind == CHART_INTERVAL)
        draw_whiskers(place->page, scale, point, y);
    else if (point->state == CHART_PRESENT)
        draw_range(place->page, scale, point, y);
    if (target->state == CHART_PRESENT)
        mark_target(place->page, scale_at(scale, target->value), y - 6.5, y + 6.5);
    target_key(chart, place, i, y);
}

static void
draw(const BlockChart *chart, const ChartPlace *place, PageNode *node)
{
    const PageBox *box = &place->box;
    g_autoptr(Rows) rows = rows_new(place->typesetter, chart, box->width, ROW_LEAST, TEXT_LEFT);
    double targets = target_column_width(place->typesetter, chart), values = box->x + box->width - targets;
    double top = box->y + target_lines_head(chart), bottom = box->y + box->height - AXIS_FOOT;
    Scale scale = scale_of(chart, false, 5);
    scale.from = box->x + rows->gutter + ROWS_GAP + 6;
    scale.to = values - value_width(place->typesetter, chart) - 6;
    rows_fill(rows, bottom - top);
    target_captions(chart, place, node, &scale, top);
    page_artifact_begin(place->page, PAGE_ARTIFACT_LAYOUT);
    axis_along_x(chart, place, &scale, top, bottom);
    target_lines(chart, place, &scale, top, bottom);
    double y = top;
    for (size_t i = 0; i < rows->count; y += rows->tall[i++])
        draw_point(chart, place, &scale, i, y + rows->tall[i] / 2);
    page_run_end(place->page);
    PageNode *body = page_node_add(node, PAGE_NODE_TBODY);
    y = top;
    for (size_t i = 0; i < rows->count; y += rows->tall[i++]) {
        const ChartPoint *point = rows_point(chart, 0, i);
        g_autofree char *text = value_text(point);
        TextStyle style = theme_style_in(STYLE_LABEL, point->state == CHART_PRESENT ? COLOUR_INK : COLOUR_MUTED);
        PageNode *row = rows_name(rows, place, body, i, y);
        rows_cell(place, row, &style, TEXT_RIGHT, values, y + rows->tall[i] / 2, text);
        target_cell(chart, place, row, i, y + rows->tall[i] / 2);
    }
}

const ChartForm chart_interval = {PAGE_NODE_TABLE, measure, draw};
