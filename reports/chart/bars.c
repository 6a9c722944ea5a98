/* SPDX-License-Identifier: Apache-2.0 */
/* One bar a category with its target's tick. A value stands in its bar's end in white; left of the tick when the bar
 * passes it; outside only when it does not fit, since a number behind a tick reads as the target's. The target is
 * printed too, in a column of its own, so that the table says all that the bars show. */
#include <math.h>

#include "reports/chart/axis.h"
#include "reports/chart/forms.h"
#include "reports/chart/mark.h"
#include "reports/chart/rows.h"
#include "reports/chart/target.h"

static const double ROW_LEAST = 16, ROW_NATURAL = 21, ROW_MOST = 27, BAR_SHARE = 0.58, BAR_MOST = 14;
static const double HATCH = 20, INSIDE = 4, BESIDE = 5;

typedef struct Spot {
    double x;      /* of the value's left end */
    double width;
    bool inside;
} Spot;

static const TextStyle *
value_style(const ChartPoint *point)
{
    return theme_style(point->state == CHART_PRESENT ? STYLE_VALUE : STYLE_AXIS);
}

/* Room at the right for words that stand behind their bars. */
static double
overhang(Typesetter *typesetter, const BlockChart *chart, const Scale *scale)
{
    double past = 0;
    for (size_t i = 0; i < chart->categories->len; i++) {
        const ChartPoint *point = rows_point(chart, 0, i), *target = &rows_category(chart, i)->target;
        double width = text_width(typesetter, value_style(point), point->text);
        double end = point->state == CHART_SUPPRESSED ? scale_origin(scale) + HATCH : point->state == CHART_PRESENT ? scale_at(scale, point->value) : scale_origin(scale);
        if (point->state == CHART_PRESENT && end - scale_origin(scale) >= width + 2 * INSIDE)
            continue;
        if (target->state == CHART_PRESENT)
            end = fmax(end, scale_at(scale, target->value));
        past = fmax(past, end + BESIDE + width + 2 - scale->to);
    }
    return past;
}

/* The scale gives way until the words behind the bars fit; twice is near enough, the rest is room to spare. */
static Scale
fit_scale(const BlockChart *chart, Typesetter *typesetter, double left, double right)
{
    Scale scale = scale_of(chart, true, 5);
    scale.from = left;
    scale.to = right - axis_end_room(typesetter, chart, &scale);
    for (int turn = 0; turn < 3; turn++)
        scale.to -= fmax(0, overhang(typesetter, chart, &scale) - (right - scale.to));
    return scale;
}

static Spot
find_spot(Typesetter *typesetter, const Scale *scale, const ChartPoint *point, const ChartPoint *target)
{
    Spot spot = {.width = text_width(typesetter, value_style(point), point->text)};
    double origin = scale_origin(scale), end = origin;
    bool tick = target->state == CHART_PRESENT;
    double t = tick ? scale_at(scale, target->value) : 0;
    if (point->state == CHART_PRESENT) {
        end = scale_at(scale, point->value);
        spot.x = end - INSIDE - spot.width;
        if (tick && t > spot.x - 4 && t < end + 3)
            spot.x = t - 5 - spot.width;
        spot.inside = point->value > 0 && spot.x >= origin + 3;
        if (spot.inside)
            return spot;
    } else if (point->state == CHART_SUPPRESSED) {
        end = origin + HATCH;
    }
    spot.x = end + BESIDE;
    if (tick && t > spot.x - 4 && t < spot.x + spot.width + 4)
        spot.x = t + BESIDE;
    return spot;
}

static bool
measure(Typesetter *typesetter, const BlockChart *chart, double width, ChartHeight *height, GError **error)
{
    g_autoptr(Rows) rows = rows_new(typesetter, chart, width, ROW_LEAST, TEXT_RIGHT);
    double n = (double)rows->count;
    double frame = AXIS_FOOT + target_lines_head(chart);
    height->least = rows->least + frame;
    height->natural = fmax(height->least, n * ROW_NATURAL + frame);
    height->most = fmax(height->natural, n * ROW_MOST + frame);
    return rows_check(rows, error);
}

static void
draw_bar(const ChartPlace *place, const Scale *scale, const ChartPoint *point, const ChartPoint *target, double y, double tall)
{
    double thick = fmin(tall * BAR_SHARE, BAR_MOST), origin = scale_origin(scale);
    PageBox box = {origin, y - thick / 2, HATCH, thick};
    if (point->state == CHART_PRESENT)
        page_rect(place->page, (PageBox){origin, box.y, scale_at(scale, point->value) - origin, thick}, page_filled(COLOUR_BLUE));
    if (point->state == CHART_SUPPRESSED)
        mark_hatch(place->page, box);
    if (target->state == CHART_PRESENT)
        mark_target(place->page, scale_at(scale, target->value), box.y - 3, box.y + thick + 3);
}

static void
clear_row(const ChartPlace *place, const Scale *scale, const ChartPoint *point, const ChartPoint *target, double y)
{
    Spot spot = find_spot(place->typesetter, scale, point, target);
    if (!spot.inside)
        rows_clear(place, value_style(point), spot.x, y, point->text);
}

static void
draw_row(const BlockChart *chart, const ChartPlace *place, const Scale *scale, PageNode *row, size_t i, double y)
{
    const ChartPoint *point = rows_point(chart, 0, i), *target = &rows_category(chart, i)->target;
    Spot spot = find_spot(place->typesetter, scale, point, target);
    TextStyle style = *value_style(point);
    if (spot.inside)
        style.colour = COLOUR_WHITE;
    rows_cell(place, row, &style, TEXT_LEFT, spot.x, y, point->text);
    target_cell(chart, place, row, i, y);
}

static void
draw(const BlockChart *chart, const ChartPlace *place, PageNode *node)
{
    const PageBox *box = &place->box;
    g_autoptr(Rows) rows = rows_new(place->typesetter, chart, box->width, ROW_LEAST, TEXT_RIGHT);
    double top = box->y + target_lines_head(chart), bottom = box->y + box->height - AXIS_FOOT;
    Scale scale = fit_scale(chart, place->typesetter, box->x + rows->gutter + ROWS_GAP,
                            box->x + box->width - target_column_width(place->typesetter, chart));
    rows_fill(rows, bottom - top);
    target_captions(chart, place, node, &scale, top);
    page_artifact_begin(place->page, PAGE_ARTIFACT_LAYOUT);
    axis_along_x(chart, place, &scale, top, bottom);
    double y = top;
    for (size_t i = 0; i < rows->count; y += rows->tall[i++])
        draw_bar(place, &scale, rows_point(chart, 0, i), &rows_category(chart, i)->target, y + rows->tall[i] / 2, rows->tall[i]);
    page_line(place->page, scale_origin(&scale), top, scale_origin(&scale), bottom, page_stroked(COLOUR_AXIS, 0.75));
    target_lines(chart, place, &scale, top, bottom);
    y = top;
    for (size_t i = 0; i < rows->count; y += rows->tall[i++]) {
        clear_row(place, &scale, rows_point(chart, 0, i), &rows_category(chart, i)->target, y + rows->tall[i] / 2);
        target_key(chart, place, i, y + rows->tall[i] / 2);
    }
    page_run_end(place->page);
    PageNode *body = page_node_add(node, PAGE_NODE_TBODY);
    y = top;
    for (size_t i = 0; i < rows->count; y += rows->tall[i++])
        draw_row(chart, place, &scale, rows_name(rows, place, body, i, y), i, y + rows->tall[i] / 2);
}

const ChartForm chart_bars = {PAGE_NODE_TABLE, measure, draw};
