/* SPDX-License-Identifier: Apache-2.0 */
/* One small line chart a series on one scale, all other series in faint grey behind it; the last value is written, and
 * the numbers of the scale stand at the first panel of a row. */
#include <math.h>

#include "reports/chart/axis.h"
#include "reports/chart/forms.h"
#include "reports/chart/mark.h"
#include "reports/chart/number.h"
#include "reports/chart/plot.h"
#include "reports/chart/rows.h"
#include "core/base/finding.h"

static const double LEAST = 46, NATURAL = 78, MOST = 110, GAP = 16, UNDER = 10, FOOT = 14, VALUE_ROOM = 8;

typedef struct Grid {
    size_t across, down;
    double numbers;     /* width of the scale's numbers */
    double width, head; /* of one panel; height of its name */
} Grid;

static double
value_room(Typesetter *typesetter, const BlockChart *chart)
{
    double width = 0;
    for (size_t s = 0; s < chart->series->len; s++) {
        int last = plot_last(chart, rows_series(chart, s));
        if (last >= 0)
            width = fmax(width, text_width(typesetter, theme_style(STYLE_VALUE), rows_point(chart, s, (size_t)last)->text));
    }
    return width + VALUE_ROOM;
}

static Grid
grid_of(Typesetter *typesetter, const BlockChart *chart, double width)
{
    size_t n = chart->series->len;
    Grid grid = {.across = n <= 4 ? n : n <= 6 ? 3 : 4};
    Scale scale = scale_of(chart, false, 2);
    grid.numbers = axis_number_width(typesetter, chart, &scale) + 8;
    for (;; grid.across--) {
        double word = 0;
        grid.width = (width - grid.numbers - GAP * (double)(grid.across - 1)) / (double)grid.across;
        grid.head = 0;
        for (size_t s = 0; s < n; s++) {
            const char *name = rows_series(chart, s)->name;
            g_autoptr(TextBlock) block = text_block_new(typesetter, theme_style(STYLE_LABEL_STRONG), name, grid.width);
            word = fmax(word, text_block_width(block));
            grid.head = fmax(grid.head, text_block_height(block, text_block_lines(block)) + 5);
        }
        if (grid.across == 1 || (word <= grid.width && value_room(typesetter, chart) < 0.45 * grid.width))
            break;
    }
    grid.down = (n + grid.across - 1) / grid.across;
    return grid;
}

static bool
measure(Typesetter *typesetter, const BlockChart *chart, double width, ChartHeight *height, GError **error)
{
    Grid grid = grid_of(typesetter, chart, width);
    double rows = (double)grid.down, frame = rows * (grid.head + UNDER) + FOOT;
    (void)error;
    *height = (ChartHeight){rows * LEAST + frame, rows * NATURAL + frame, rows * MOST + frame};
    return true;
}

static void
draw_scale(const BlockChart *chart, const ChartPlace *place, const Plot *plot, bool numbers)
{
    const TextStyle *style = theme_style(STYLE_AXIS);
    for (size_t i = 0; i < scale_ticks(&plot->y); i++) {
        double value = scale_tick(&plot->y, i), y = scale_at(&plot->y, value);
        g_autofree char *number = number_on_axis(chart, plot->y.step, value);
        page_line(place->page, plot->left, y, plot->right, y, i == 0 ? page_stroked(COLOUR_AXIS, 0.75) : page_stroked(COLOUR_GRID, 0.6));
        if (numbers)
            text_place(place->typesetter, place->page, style, TEXT_RIGHT, plot->left - 6, y + theme_cap_height(style) / 2, number);
    }
}

static void
draw_gaps(const BlockChart *chart, const ChartPlace *place, const Plot *plot, size_t s)
{
    for (size_t i = 0; i < chart->categories->len; i++) {
        ChartState state = rows_point(chart, s, i)->state;
        double x = plot_x(plot, i), y = plot->y.from;
        if (state == CHART_SUPPRESSED)
            mark_hatch(place->page, (PageBox){x - 2.5, y - 6, 5, 6});
        else if (state != CHART_PRESENT)
            page_line(place->page, x - 2, y - 2.5, x + 2, y - 2.5, page_stroked(COLOUR_AXIS, 1));
    }
}

static void
draw_target(const BlockChart *chart, const ChartPlace *place, const Plot *plot, const ChartPoint *target)
{
    PagePaint pen = page_stroked(COLOUR_RED, 1);
    pen.dash = PAGE_DASH_DASHED;
    double y = scale_at(&plot->y, target->value);
    if (target->state == CHART_PRESENT)
        page_line(place->page, plot->left, y, plot_x(plot, chart->categories->len - 1), y, pen);
}

static void
draw_panel(const BlockChart *chart, const ChartPlace *place, const Plot *plot, size_t s)
{
    PagePaint faint = page_stroked(COLOUR_GRID, 0.9), pen = page_stroked(COLOUR_BLUE, 1.8);
    pen.rounded = true;
    for (size_t k = 0; k < chart->series->len; k++)
        if (k != s)
            plot_line(place->page, plot, chart, rows_series(chart, k), faint);
    draw_gaps(chart, place, plot, s);
    draw_target(chart, place, plot, &rows_series(chart, s)->target);
    plot_line(place->page, plot, chart, rows_series(chart, s), pen);
    int last = plot_last(chart, rows_series(chart, s));
    if (last < 0)
        return;
    const ChartPoint *point = rows_point(chart, s, (size_t)last);
    TextStyle style = theme_style_in(STYLE_VALUE, COLOUR_BLUE);
    double x = plot_x(plot, (size_t)last), y = scale_at(&plot->y, point->value);
    mark_point(place->page, 0, COLOUR_BLUE, x, y, 2.4);
    text_place(place->typesetter, place->page, &style, TEXT_LEFT, x + 5, y + theme_cap_height(&style) / 2, point->text);
}

/* First and last quarter under the panels of the last row. */
static void
draw_foot(const BlockChart *chart, const ChartPlace *place, const Plot *plot)
{
    const TextStyle *style = theme_style(STYLE_AXIS);
    const ChartCategory *first = rows_category(chart, 0), *last = rows_category(chart, chart->categories->len - 1);
    g_autofree char *from = g_strjoin(" ", first->name, first->group, NULL), *to = g_strjoin(" ", last->name, last->group, NULL);
    double width = text_width(place->typesetter, style, from) + text_width(place->typesetter, style, to);
    if (width + 8 > plot->right - plot->left)
        return;
    text_place(place->typesetter, place->page, style, TEXT_LEFT, plot->left, plot->y.from + 11, from);
    text_place(place->typesetter, place->page, style, TEXT_RIGHT, plot->right, plot->y.from + 11, to);
}

static void
draw(const BlockChart *chart, const ChartPlace *place, PageNode *node)
{
    Grid grid = grid_of(place->typesetter, chart, place->box.width);
    double tall = (place->box.height - FOOT) / (double)grid.down, room = value_room(place->typesetter, chart);
    page_run_begin(place->page, node);
    for (size_t s = 0; s < chart->series->len; s++) {
        size_t column = s % grid.across, row = s / grid.across;
        double left = place->box.x + grid.numbers + (double)column * (grid.width + GAP), top = place->box.y + (double)row * tall;
        Plot plot = {.y = scale_of(chart, false, 2), .left = left, .right = left + grid.width};
        plot.y.from = top + tall - UNDER;
        plot.y.to = top + grid.head + 2;
        plot.step = (grid.width - room - 4) / fmax(1, (double)chart->categories->len - 1);
        plot.first = left + 4;
        g_autoptr(TextBlock) name = text_block_new(place->typesetter, theme_style(STYLE_LABEL_STRONG), rows_series(chart, s)->name, grid.width);
        text_block_place(name, place->page, NULL, left, top, 0, text_block_lines(name));
        draw_scale(chart, place, &plot, column == 0);
        draw_panel(chart, place, &plot, s);
        if (s + grid.across >= chart->series->len)
            draw_foot(chart, place, &plot);
    }
    page_run_end(place->page);
}

const ChartForm chart_multiples = {PAGE_NODE_FIGURE, measure, draw};
