/* SPDX-License-Identifier: Apache-2.0 */
/* Milestones on an axis of years: the tick is the planned day, the dot the day it was reached; a line between them is
 * how late or early. Both days are printed at the right. Values are days since 1970-01-01. */
#include <math.h>

#include "reports/chart/axis.h"
#include "reports/chart/forms.h"
#include "reports/chart/mark.h"
#include "reports/chart/rows.h"
#include "reports/chart/target.h"

static const double ROW_LEAST = 16, ROW_NATURAL = 20, ROW_MOST = 26, VALUE_GAP = 14, YEAR_DAYS = 365.2425, MONTH_DAYS = 30.44, HATCH = 20;

enum { YEARS_MOST = 24 }; /* lines of the grid */

/* Source: days from civil, for the first of January. */
static double
year_day(int year)
{
    int y = year - 1;
    return 365.0 * y + y / 4 - y / 100 + y / 400 - 719162.0;
}

static int
year_of(double day)
{
    int year = 1970 + (int)floor(day / YEAR_DAYS);
    while (year_day(year + 1) <= day)
        year++;
    while (year_day(year) > day)
        year--;
    return year;
}

static bool
measure(Typesetter *typesetter, const BlockChart *chart, double width, ChartHeight *height, GError **error)
{
    g_autoptr(Rows) rows = rows_new(typesetter, chart, width, ROW_LEAST, TEXT_LEFT);
    double n = (double)rows->count;
    height->least = rows->least + AXIS_FOOT;
    height->natural = fmax(height->least, n * ROW_NATURAL + AXIS_FOOT);
    height->most = fmax(height->natural, n * ROW_MOST + AXIS_FOOT);
    return rows_check(rows, error);
}

static double
value_width(Typesetter *typesetter, const BlockChart *chart)
{
    double width = 0;
    for (size_t i = 0; i < chart->categories->len; i++)
        width = fmax(width, text_width(typesetter, theme_style(STYLE_LABEL), rows_point(chart, 0, i)->text));
    return width + VALUE_GAP;
}

static Scale
scale_of_days(const BlockChart *chart)
{
    Scale scale = {.step = YEAR_DAYS};
    scale_range(chart, &scale.low, &scale.high);
    scale.low -= MONTH_DAYS;
    scale.high += MONTH_DAYS;
    return scale;
}

static void
draw_years(const ChartPlace *place, const Scale *scale, double top, double bottom)
{
    const TextStyle *style = theme_style(STYLE_AXIS);
    double year_points = scale_at(scale, scale->low + YEAR_DAYS) - scale->from, past = scale->from;
    page_line(place->page, scale->from, bottom, scale->to, bottom, page_stroked(COLOUR_AXIS, 0.75));
    int first = year_of(scale->low), last = year_of(scale->high), stride = 1 + (last - first) / YEARS_MOST;
    for (int year = first; year <= last; year += stride) {
        double left = fmax(scale_at(scale, year_day(year)), scale->from), right = fmin(left + stride * year_points, scale->to);
        g_autofree char *name = g_strdup_printf("%d", year);
        double width = text_width(place->typesetter, style, name);
        if (year > first)
            page_line(place->page, left, top, left, bottom + 4, page_stroked(COLOUR_GRID, 0.6));
        if (fmin(right, scale_at(scale, year_day(year + stride))) - left < width + 2 || left < past)
            continue;
        text_place(place->typesetter, place->page, style, TEXT_LEFT, left + 2, bottom + 11, name);
        past = left + width + 6;
    }
}

static void
draw_milestone(const BlockChart *chart, const ChartPlace *place, const Scale *scale, size_t i, double y)
{
    const ChartPoint *reached = rows_point(chart, 0, i), *planned = &rows_category(chart, i)->target;
    bool both = reached->state == CHART_PRESENT && planned->state == CHART_PRESENT;
    bool late = both && reached->value > planned->value;
    if (both)
        page_line(place->page, scale_at(scale, planned->value), y, scale_at(scale, reached->value), y, page_stroked(late ? COLOUR_RED : COLOUR_BLUE, 2));
    if (planned->state == CHART_PRESENT)
        mark_target(place->page, scale_at(scale, planned->value), y - 6, y + 6);
    if (reached->state == CHART_PRESENT)
        mark_point(place->page, late ? 2 : 0, late ? COLOUR_RED : COLOUR_BLUE, scale_at(scale, reached->value), y, 4);
    if (reached->state == CHART_SUPPRESSED)
        mark_hatch(place->page, (PageBox){scale->from, y - 4, HATCH, 8});
    target_key(chart, place, i, y);
}

static void
draw(const BlockChart *chart, const ChartPlace *place, PageNode *node)
{
    const PageBox *box = &place->box;
    g_autoptr(Rows) rows = rows_new(place->typesetter, chart, box->width, ROW_LEAST, TEXT_LEFT);
    double values = box->x + box->width - target_column_width(place->typesetter, chart), bottom = box->y + box->height - AXIS_FOOT;
    Scale scale = scale_of_days(chart);
    scale.from = box->x + rows->gutter + ROWS_GAP;
    scale.to = values - value_width(place->typesetter, chart);
    rows_fill(rows, bottom - box->y);
    page_artifact_begin(place->page, PAGE_ARTIFACT_LAYOUT);
    draw_years(place, &scale, box->y, bottom);
    double y = box->y;
    for (size_t i = 0; i < rows->count; y += rows->tall[i++])
        draw_milestone(chart, place, &scale, i, y + rows->tall[i] / 2);
    page_run_end(place->page);
    PageNode *body = page_node_add(node, PAGE_NODE_TBODY);
    y = box->y;
    for (size_t i = 0; i < rows->count; y += rows->tall[i++]) {
        const ChartPoint *reached = rows_point(chart, 0, i);
        TextStyle style = theme_style_in(STYLE_LABEL, reached->state == CHART_PRESENT ? COLOUR_INK : COLOUR_MUTED);
        PageNode *row = rows_name(rows, place, body, i, y);
        rows_cell(place, row, &style, TEXT_RIGHT, values, y + rows->tall[i] / 2, reached->text);
        target_cell(chart, place, row, i, y + rows->tall[i] / 2);
    }
}

const ChartForm chart_timeline = {PAGE_NODE_TABLE, measure, draw};
