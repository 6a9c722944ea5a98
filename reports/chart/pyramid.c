/* SPDX-License-Identifier: Apache-2.0 */
/* Two series back to back; the bands of age stand between them, values at the outer ends. */
#include <math.h>

#include "reports/chart/forms.h"
#include "reports/chart/mark.h"
#include "reports/chart/rows.h"
#include "reports/chart/scale.h"
#include "core/base/finding.h"

static const double ROW_LEAST = 15, ROW_NATURAL = 19, ROW_MOST = 25, HEAD_GAP = 6, BAR_SHARE = 0.74, HATCH = 20, BESIDE = 5, MIDDLE_GAP = 9;

static const TextStyle *
value_style(const ChartPoint *point)
{
    return theme_style(point->state == CHART_PRESENT ? STYLE_VALUE : STYLE_AXIS);
}

static double
name_width(Typesetter *typesetter, const BlockChart *chart)
{
    double width = 0;
    for (size_t i = 0; i < chart->categories->len; i++)
        width = fmax(width, text_width(typesetter, theme_style(STYLE_LABEL), rows_category(chart, i)->name));
    return width;
}

/* The name of a series, wrapped over its side. */
static TextBlock *
side_name(Typesetter *typesetter, const BlockChart *chart, size_t index, double side)
{
    uint32_t colour = palette_series(2, index);
    TextStyle style = theme_style_in(STYLE_LABEL_STRONG, palette_contrast(colour, COLOUR_WHITE) >= 4.5 ? colour : COLOUR_INK);
    TextBlock *name = text_block_new(typesetter, &style, rows_series(chart, index)->name, side);
    text_block_align(name, index == 0 ? TEXT_RIGHT : TEXT_LEFT);
    return name;
}

static double
side_width(Typesetter *typesetter, const BlockChart *chart, double width)
{
    return width / 2 - name_width(typesetter, chart) / 2 - MIDDLE_GAP;
}

static double
head_height(Typesetter *typesetter, const BlockChart *chart, double width)
{
    double height = 0;
    for (size_t s = 0; s < 2; s++) {
        g_autoptr(TextBlock) name = side_name(typesetter, chart, s, side_width(typesetter, chart, width));
        height = fmax(height, text_block_height(name, text_block_lines(name)) + HEAD_GAP);
    }
    return height;
}

static bool
measure(Typesetter *typesetter, const BlockChart *chart, double width, ChartHeight *height, GError **error)
{
    double n = (double)chart->categories->len;
    if (chart->series->len < 2 || name_width(typesetter, chart) > 0.3 * width) {
        error_set(error, 7162, chart->headline, 0, NULL);
        return false;
    }
    double head = head_height(typesetter, chart, width);
    *height = (ChartHeight){n * ROW_LEAST + head, n * ROW_NATURAL + head, n * ROW_MOST + head};
    return true;
}

/* Distance of the bar's end from the middle. */
static double
bar_length(const ChartPoint *point, double unit)
{
    return point->state == CHART_PRESENT ? fmax(0, point->value) * unit : point->state == CHART_SUPPRESSED ? HATCH : 0;
}

/* Points per unit of value: both sides leave room for their words. */
static double
fit_unit(const BlockChart *chart, Typesetter *typesetter, double side)
{
    double unit = 1e9;
    for (size_t s = 0; s < 2; s++)
        for (size_t i = 0; i < chart->categories->len; i++) {
            const ChartPoint *point = rows_point(chart, s, i);
            double words = text_width(typesetter, value_style(point), point->text) + BESIDE + 1;
            if (point->state == CHART_PRESENT && point->value > 0)
                unit = fmin(unit, (side - words) / point->value);
        }
    return unit;
}

static void
draw_row(const BlockChart *chart, const ChartPlace *place, size_t i, double unit, double half, PageBox strip)
{
    double middle = place->box.x + place->box.width / 2;
    for (size_t s = 0; s < 2; s++) {
        const ChartPoint *point = rows_point(chart, s, i);
        double sign = s == 0 ? -1 : 1, x = middle + sign * half;
        PageBox box = {x, strip.y + strip.height * (1 - BAR_SHARE) / 2, sign * bar_length(point, unit), strip.height * BAR_SHARE};
        if (point->state == CHART_PRESENT)
            page_rect(place->page, box, page_filled(palette_series(2, s)));
        else if (point->state == CHART_SUPPRESSED)
            mark_hatch(place->page, box);
    }
}

static void
draw_words(const BlockChart *chart, const ChartPlace *place, PageNode *body, size_t i, double unit, double half, double y)
{
    double middle = place->box.x + place->box.width / 2;
    const TextStyle *style = theme_style(STYLE_LABEL);
    PageNode *row = page_node_add(body, PAGE_NODE_TR), *head = page_node_add(row, PAGE_NODE_TH);
    page_node_set_scope(head, PAGE_SCOPE_ROW);
    page_run_begin(place->page, head);
    text_place(place->typesetter, place->page, style, TEXT_CENTRE, middle, y + theme_cap_height(style) / 2, rows_category(chart, i)->name);
    page_run_end(place->page);
    for (size_t s = 0; s < 2; s++) {
        const ChartPoint *point = rows_point(chart, s, i);
        double sign = s == 0 ? -1 : 1, x = middle + sign * (half + bar_length(point, unit) + BESIDE);
        rows_cell(place, row, value_style(point), s == 0 ? TEXT_RIGHT : TEXT_LEFT, x, y, point->text);
    }
}

static void
draw_head(const BlockChart *chart, const ChartPlace *place, PageNode *node, double head)
{
    double side = side_width(place->typesetter, chart, place->box.width);
    PageNode *row = page_node_add(page_node_add(node, PAGE_NODE_THEAD), PAGE_NODE_TR);
    page_node_add(row, PAGE_NODE_TD);
    for (size_t s = 0; s < 2; s++) {
        g_autoptr(TextBlock) name = side_name(place->typesetter, chart, s, side);
        size_t lines = text_block_lines(name);
        double left = s == 0 ? place->box.x : place->box.x + place->box.width - side;
        PageNode *cell = page_node_add(row, lines ? PAGE_NODE_TH : PAGE_NODE_TD);
        page_node_set_scope(cell, lines ? PAGE_SCOPE_COLUMN : PAGE_SCOPE_NONE);
        text_block_place(name, place->page, cell, left, place->box.y + head - HEAD_GAP - text_block_height(name, lines), 0, lines);
    }
}

static void
draw(const BlockChart *chart, const ChartPlace *place, PageNode *node)
{
    const PageBox *box = &place->box;
    double half = name_width(place->typesetter, chart) / 2 + MIDDLE_GAP, n = (double)chart->categories->len;
    double head = head_height(place->typesetter, chart, box->width), top = box->y + head, tall = (box->height - head) / n;
    double unit = fit_unit(chart, place->typesetter, box->width / 2 - half);
    draw_head(chart, place, node, head);
    page_artifact_begin(place->page, PAGE_ARTIFACT_LAYOUT);
    for (size_t i = 0; i < chart->categories->len; i++)
        draw_row(chart, place, i, unit, half, (PageBox){0, top + (double)i * tall, 0, tall});
    page_line(place->page, box->x + box->width / 2 - half, top, box->x + box->width / 2 - half, top + n * tall, page_stroked(COLOUR_AXIS, 0.75));
    page_line(place->page, box->x + box->width / 2 + half, top, box->x + box->width / 2 + half, top + n * tall, page_stroked(COLOUR_AXIS, 0.75));
    page_run_end(place->page);
    PageNode *body = page_node_add(node, PAGE_NODE_TBODY);
    for (size_t i = 0; i < chart->categories->len; i++)
        draw_words(chart, place, body, i, unit, half, top + ((double)i + 0.5) * tall);
}

const ChartForm chart_pyramid = {PAGE_NODE_TABLE, measure, draw};
