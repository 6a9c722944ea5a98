/* SPDX-License-Identifier: Apache-2.0 */
/* Steps of a pipeline from top to bottom; a pale band leads from each bar to the next; the share of the step before
 * (interval_text) stands behind the bar. */
#include <math.h>

#include "reports/chart/forms.h"
#include "reports/chart/mark.h"
#include "reports/chart/rows.h"
#include "reports/chart/scale.h"

static const double ROW_LEAST = 20, ROW_NATURAL = 26, ROW_MOST = 32, BAR_SHARE = 0.7, HATCH = 26, INSIDE = 6, BESIDE = 7;

static const TextStyle *
value_style(const ChartPoint *point)
{
    return theme_style(point->state == CHART_PRESENT ? STYLE_VALUE : STYLE_AXIS);
}

static const char *
share_text(const ChartPoint *point)
{
    return point->interval_text ? point->interval_text : "";
}

static bool
has_shares(const BlockChart *chart)
{
    for (size_t i = 0; i < chart->categories->len; i++)
        if (*share_text(rows_point(chart, 0, i)))
            return true;
    return false;
}

static bool
measure(Typesetter *typesetter, const BlockChart *chart, double width, ChartHeight *height, GError **error)
{
    g_autoptr(Rows) rows = rows_new(typesetter, chart, width, ROW_LEAST, TEXT_RIGHT);
    double n = (double)rows->count;
    height->least = rows->least + 4;
    height->natural = fmax(height->least, n * ROW_NATURAL + 4);
    height->most = fmax(height->natural, n * ROW_MOST + 4);
    return rows_check(rows, error);
}

static double
bar_end(const Scale *scale, const ChartPoint *point)
{
    return point->state == CHART_PRESENT ? scale_at(scale, fmax(0, point->value)) : point->state == CHART_SUPPRESSED ? scale->from + HATCH : scale->from;
}

/* The value stands in the bar when it fits, else behind it, and the share behind both. */
static double
value_x(Typesetter *typesetter, const Scale *scale, const ChartPoint *point, bool *inside)
{
    double width = text_width(typesetter, value_style(point), point->text), end = bar_end(scale, point);
    *inside = point->state == CHART_PRESENT && end - scale->from >= width + 2 * INSIDE;
    return *inside ? scale->from + INSIDE : end + BESIDE;
}

static double
share_x(Typesetter *typesetter, const Scale *scale, const ChartPoint *point)
{
    bool inside;
    double x = value_x(typesetter, scale, point, &inside);
    return inside ? bar_end(scale, point) + BESIDE : x + text_width(typesetter, value_style(point), point->text) + BESIDE;
}

static Scale
fit_scale(const BlockChart *chart, Typesetter *typesetter, double left, double right)
{
    double low, high, past = 0;
    scale_range(chart, &low, &high);
    Scale scale = {.low = 0, .high = fmax(high, 1), .step = 1, .from = left, .to = right};
    for (int turn = 0; turn < 3; turn++, past = 0) {
        for (size_t i = 0; i < chart->categories->len; i++) {
            const ChartPoint *point = rows_point(chart, 0, i);
            past = fmax(past, share_x(typesetter, &scale, point) + text_width(typesetter, theme_style(STYLE_AXIS), share_text(point)) - right);
        }
        scale.to -= past;
    }
    return scale;
}

static void
draw_step(const BlockChart *chart, const ChartPlace *place, const Scale *scale, size_t i, double y, double tall)
{
    const ChartPoint *point = rows_point(chart, 0, i);
    double thick = tall * BAR_SHARE, end = bar_end(scale, point);
    PageBox box = {scale->from, y + (tall - thick) / 2, end - scale->from, thick};
    if (i + 1 < chart->categories->len && point->state == CHART_PRESENT && rows_point(chart, 0, i + 1)->state == CHART_PRESENT) {
        double next = bar_end(scale, rows_point(chart, 0, i + 1)), bottom = box.y + thick;
        PagePoint band[] = {{scale->from, bottom, true}, {end, bottom, false}, {next, bottom + tall - thick, false}, {scale->from, bottom + tall - thick, false}};
        page_path(place->page, band, 4, true, page_filled(COLOUR_RIBBON));
    }
    if (point->state == CHART_PRESENT)
        page_rect(place->page, box, page_filled(COLOUR_BLUE));
    else if (point->state == CHART_SUPPRESSED)
        mark_hatch(place->page, box);
}

static void
draw_values(const BlockChart *chart, const ChartPlace *place, const Scale *scale, PageNode *row, size_t i, double y)
{
    const ChartPoint *point = rows_point(chart, 0, i);
    bool inside;
    double x = value_x(place->typesetter, scale, point, &inside);
    TextStyle style = *value_style(point);
    if (inside)
        style.colour = COLOUR_WHITE;
    rows_cell(place, row, &style, TEXT_LEFT, x, y, point->text);
    if (*share_text(point))
        rows_cell(place, row, theme_style(STYLE_AXIS), TEXT_LEFT, share_x(place->typesetter, scale, point), y, share_text(point));
    else if (has_shares(chart))
        page_node_add(row, PAGE_NODE_TD);
}

static void
draw(const BlockChart *chart, const ChartPlace *place, PageNode *node)
{
    const PageBox *box = &place->box;
    g_autoptr(Rows) rows = rows_new(place->typesetter, chart, box->width, ROW_LEAST, TEXT_RIGHT);
    Scale scale = fit_scale(chart, place->typesetter, box->x + rows->gutter + ROWS_GAP, box->x + box->width);
    rows_fill(rows, box->height - 4);
    page_artifact_begin(place->page, PAGE_ARTIFACT_LAYOUT);
    double y = box->y;
    for (size_t i = 0; i < rows->count; y += rows->tall[i++])
        draw_step(chart, place, &scale, i, y, rows->tall[i]);
    page_run_end(place->page);
    PageNode *body = page_node_add(node, PAGE_NODE_TBODY);
    y = box->y;
    for (size_t i = 0; i < rows->count; y += rows->tall[i++])
        draw_values(chart, place, &scale, rows_name(rows, place, body, i, y), i, y + rows->tall[i] / 2);
}

const ChartForm chart_funnel = {PAGE_NODE_TABLE, measure, draw};
