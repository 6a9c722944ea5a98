/* SPDX-License-Identifier: Apache-2.0 */
#include <glib.h>

#include "reports/chart/plot.h"
#include "reports/style/palette.h"

double
plot_x(const Plot *plot, size_t index)
{
    return plot->first + (double)index * plot->step;
}

int
plot_last(const BlockChart *chart, const ChartSeries *series)
{
    for (size_t i = chart->categories->len; i > 0; i--)
        if (series->points[i - 1].state == CHART_PRESENT)
            return (int)i - 1;
    return -1;
}

/* One past the last point of the unbroken stretch that begins at an index. */
static size_t
stretch_end(const BlockChart *chart, const ChartSeries *series, size_t begin)
{
    size_t i = begin;
    while (i < chart->categories->len && series->points[i].state == CHART_PRESENT && (i == begin || (int)i != chart->break_before))
        i++;
    return i;
}

void
plot_line(Page *page, const Plot *plot, const BlockChart *chart, const ChartSeries *series, PagePaint pen)
{
    size_t n = chart->categories->len;
    g_autofree PagePoint *points = g_new0(PagePoint, n + 1);
    for (size_t i = 0; i < n;) {
        size_t end = stretch_end(chart, series, i);
        for (size_t k = i; k < end; k++)
            points[k - i] = (PagePoint){plot_x(plot, k), scale_at(&plot->y, series->points[k].value), k == i};
        if (end == i + 1)
            page_circle(page, points[0].x, points[0].y, 0.5 * pen.width + 1, page_filled(pen.stroke_colour));
        else if (end > i)
            page_path(page, points, end - i, false, pen);
        i = end > i ? end : i + 1;
    }
}

static bool
is_wide(const ChartSeries *series, size_t index)
{
    return series->points[index].state == CHART_PRESENT && series->points[index].has_interval;
}

void
plot_ribbon(Page *page, const Plot *plot, const BlockChart *chart, const ChartSeries *series)
{
    size_t n = chart->categories->len;
    g_autofree PagePoint *points = g_new0(PagePoint, 2 * n + 2);
    for (size_t i = 0; i < n; i++) {
        size_t end = i;
        while (end < n && is_wide(series, end) && (end == i || (int)end != chart->break_before))
            end++;
        size_t m = end - i;
        for (size_t k = 0; k < m; k++) {
            points[k] = (PagePoint){plot_x(plot, i + k), scale_at(&plot->y, series->points[i + k].upper), k == 0};
            points[2 * m - 1 - k] = (PagePoint){plot_x(plot, i + k), scale_at(&plot->y, series->points[i + k].lower), false};
        }
        if (m > 1)
            page_path(page, points, 2 * m, true, page_outlined(COLOUR_RIBBON, COLOUR_LINE, 0.4));
        else if (m == 1)
            page_line(page, points[0].x, points[0].y, points[1].x, points[1].y, page_stroked(COLOUR_LINE, 1));
        i = m ? end - 1 : i;
    }
}
