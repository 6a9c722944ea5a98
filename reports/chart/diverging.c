/* SPDX-License-Identifier: Apache-2.0 */
/* Bars left and right of the target, or of zero: the side says what colour says. */
#include <math.h>

#include "reports/chart/axis.h"
#include "reports/chart/forms.h"
#include "reports/chart/mark.h"
#include "reports/chart/rows.h"
#include "reports/chart/target.h"

static const double ROW_LEAST = 14, ROW_NATURAL = 20, ROW_MOST = 26, BAR_SHARE = 0.58, BAR_MOST = 13, HATCH = 20, BESIDE = 5;

static const TextStyle *
value_style(const ChartPoint *point)
{
    return theme_style(point->state == CHART_PRESENT ? STYLE_VALUE : STYLE_AXIS);
}

/* Where bars begin. */
static double
middle_of(const BlockChart *chart)
{
    return chart->target.state == CHART_PRESENT ? chart->target.value : 0;
}

static double
frame_of(const BlockChart *chart)
{
    return AXIS_FOOT + target_lines_head(chart);
}

static bool
measure(Typesetter *typesetter, const BlockChart *chart, double width, ChartHeight *height, GError **error)
{
    g_autoptr(Rows) rows = rows_new(typesetter, chart, width, ROW_LEAST, TEXT_LEFT);
    double n = (double)rows->count;
    height->least = rows->least + frame_of(chart);
    height->natural = fmax(height->least, n * ROW_NATURAL + frame_of(chart));
    height->most = fmax(height->natural, n * ROW_MOST + frame_of(chart));
    return rows_check(rows, error);
}

static double
text_x(Typesetter *typesetter, const Scale *scale, const ChartPoint *point, double middle)
{
    double width = text_width(typesetter, value_style(point), point->text), origin = scale_at(scale, middle);
    if (point->state == CHART_PRESENT && point->value < middle)
        return scale_at(scale, point->value) - BESIDE - width;
    if (point->state == CHART_PRESENT)
        return scale_at(scale, point->value) + BESIDE;
    return origin + (point->state == CHART_SUPPRESSED ? HATCH : 0) + BESIDE;
}

/* Both ends of the scale give way to the words beyond the bars. */
static Scale
fit_scale(const BlockChart *chart, Typesetter *typesetter, double left, double right)
{
    Scale scale = scale_of(chart, chart->target.state != CHART_PRESENT, 6);
    scale.from = left + axis_end_room(typesetter, chart, &scale) - ROWS_GAP / 2;
    scale.to = right - axis_end_room(typesetter, chart, &scale);
    for (int turn = 0; turn < 4; turn++) {
        double under = 0, past = 0;
        for (size_t i = 0; i < chart->categories->len; i++) {
            const ChartPoint *point = rows_point(chart, 0, i);
            double x = text_x(typesetter, &scale, point, middle_of(chart));
            under = fmax(under, left - x);
            past = fmax(past, x + text_width(typesetter, value_style(point), point->text) + 2 - right);
        }
        scale.from += under;
        scale.to -= past;
    }
    return scale;
}

static void
draw_bar(const BlockChart *chart, const ChartPlace *place, const Scale *scale, const ChartPoint *point, double y, double tall)
{
    double thick = fmin(tall * BAR_SHARE, BAR_MOST), middle = middle_of(chart), origin = scale_at(scale, middle);
    bool short_of = point->value < middle - chart->tolerance;
    if (point->state == CHART_SUPPRESSED)
        mark_hatch(place->page, (PageBox){origin, y - thick / 2, HATCH, thick});
    else if (point->state == CHART_PRESENT)
        page_rect(place->page, (PageBox){origin, y - thick / 2, scale_at(scale, point->value) - origin, thick},
                  page_filled(short_of ? COLOUR_RED : COLOUR_BLUE));
    rows_clear(place, value_style(point), text_x(place->typesetter, scale, point, middle), y, point->text);
}

static void
draw(const BlockChart *chart, const ChartPlace *place, PageNode *node)
{
    const PageBox *box = &place->box;
    g_autoptr(Rows) rows = rows_new(place->typesetter, chart, box->width, ROW_LEAST, TEXT_LEFT);
    double top = box->y + target_lines_head(chart), bottom = box->y + box->height - AXIS_FOOT, y = top;
    Scale scale = fit_scale(chart, place->typesetter, box->x + rows->gutter + ROWS_GAP, box->x + box->width);
    double origin = scale_at(&scale, middle_of(chart));
    rows_fill(rows, bottom - top);
    target_captions(chart, place, node, &scale, top);
    page_artifact_begin(place->page, PAGE_ARTIFACT_LAYOUT);
    axis_along_x(chart, place, &scale, top, bottom);
    for (size_t i = 0; i < rows->count; y += rows->tall[i++])
        draw_bar(chart, place, &scale, rows_point(chart, 0, i), y + rows->tall[i] / 2, rows->tall[i]);
    page_line(place->page, origin, top, origin, bottom, page_stroked(COLOUR_INK, 1.2));
    page_run_end(place->page);
    PageNode *body = page_node_add(node, PAGE_NODE_TBODY);
    y = top;
    for (size_t i = 0; i < rows->count; y += rows->tall[i++]) {
        const ChartPoint *point = rows_point(chart, 0, i);
        PageNode *row = rows_name(rows, place, body, i, y);
        double x = text_x(place->typesetter, &scale, point, middle_of(chart));
        rows_cell(place, row, value_style(point), TEXT_LEFT, x, y + rows->tall[i] / 2, point->text);
    }
}

const ChartForm chart_diverging = {PAGE_NODE_TABLE, measure, draw};
