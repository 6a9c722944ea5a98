/* SPDX-License-Identifier: Apache-2.0 */
#include "reports/chart/target.h"

#include <math.h>

#include "reports/chart/rows.h"
#include "reports/chart/spread.h"

static const double GAP = 12, KEY = 7, LINES_HEAD = 14;

static bool
is_printed(const ChartPoint *target)
{
    return target->state == CHART_PRESENT && target->text && *target->text;
}

bool
target_has_column(const BlockChart *chart)
{
    for (size_t i = 0; i < chart->categories->len; i++)
        if (is_printed(&rows_category(chart, i)->target))
            return true;
    return false;
}

static double
widest(Typesetter *typesetter, const BlockChart *chart)
{
    double width = 0;
    for (size_t i = 0; i < chart->categories->len; i++)
        if (is_printed(&rows_category(chart, i)->target))
            width = fmax(width, text_width(typesetter, theme_style(STYLE_AXIS), rows_category(chart, i)->target.text));
    return width;
}

double
target_column_width(Typesetter *typesetter, const BlockChart *chart)
{
    return target_has_column(chart) ? widest(typesetter, chart) + GAP + KEY : 0;
}

void
target_key(const BlockChart *chart, const ChartPlace *place, size_t index, double y)
{
    if (!is_printed(&rows_category(chart, index)->target))
        return;
    double x = place->box.x + place->box.width - widest(place->typesetter, chart) - KEY + 1;
    page_line(place->page, x, y - 3.5, x, y + 3.5, page_stroked(COLOUR_INK, 1.6));
}

void
target_cell(const BlockChart *chart, const ChartPlace *place, PageNode *row, size_t index, double y)
{
    const ChartPoint *target = &rows_category(chart, index)->target;
    if (!target_has_column(chart))
        return;
    if (is_printed(target))
        rows_cell(place, row, theme_style(STYLE_AXIS), TEXT_RIGHT, place->box.x + place->box.width, y, target->text);
    else
        page_node_add(row, PAGE_NODE_TD);
}

double
target_lines_head(const BlockChart *chart)
{
    return chart->target.state == CHART_PRESENT || chart->baseline.state == CHART_PRESENT ? LINES_HEAD : 0;
}

void
target_lines(const BlockChart *chart, const ChartPlace *place, const Scale *scale, double top, double bottom)
{
    const ChartPoint *lines[] = {&chart->baseline, &chart->target};
    for (size_t i = 0; i < G_N_ELEMENTS(lines); i++) {
        if (lines[i]->state != CHART_PRESENT)
            continue;
        PagePaint pen = page_stroked(i == 1 ? COLOUR_RED : COLOUR_INK, 1);
        pen.dash = i == 1 ? PAGE_DASH_DASHED : PAGE_DASH_DOTTED;
        page_line(place->page, scale_at(scale, lines[i]->value), top, scale_at(scale, lines[i]->value), bottom, pen);
    }
}

void
target_captions(const BlockChart *chart, const ChartPlace *place, PageNode *table, const Scale *scale, double top)
{
    const ChartPoint *lines[2];
    double middle[2], size[2];
    size_t n = 0;
    bool first = chart->baseline.value > chart->target.value;
    for (int i = 0; i < 2; i++) {
        const ChartPoint *line = (i == 0) == first ? &chart->target : &chart->baseline;
        if (line->state != CHART_PRESENT)
            continue;
        middle[n] = scale_at(scale, line->value);
        size[n] = text_width(place->typesetter, theme_style(STYLE_AXIS), line->text) + 8;
        lines[n++] = line;
    }
    if (n == 0)
        return;
    PageNode *caption = page_node_add(table, PAGE_NODE_CAPTION);
    spread_labels(middle, size, n, place->box.x - 4, place->box.x + place->box.width + 4);
    for (size_t i = 0; i < n; i++) {
        TextStyle style = theme_style_in(STYLE_AXIS, lines[i] == &chart->target ? COLOUR_RED : COLOUR_INK);
        page_run_begin(place->page, page_node_add(caption, PAGE_NODE_P));
        text_place(place->typesetter, place->page, &style, TEXT_CENTRE, middle[i], top - 4, lines[i]->text);
        page_run_end(place->page);
    }
}
