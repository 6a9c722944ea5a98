/* SPDX-License-Identifier: Apache-2.0 */
#ifndef REPORTS_CHART_PLOT_H
#define REPORTS_CHART_PLOT_H

#include "reports/chart/chart.h"
#include "reports/chart/scale.h"

/** Where a plot of lines stands on the page. */
typedef struct Plot {
    Scale y;
    double left, right; /* the axis */
    double first, step; /* x of the first category, and from one to the next */
} Plot;

/** x of a category. Units: points. */
double plot_x(const Plot *plot, size_t index);

/** Draw a series as a line, broken where a point is not present and where a new definition begins; a point alone between
 *  gaps becomes a dot. */
void plot_line(Page *page, const Plot *plot, const BlockChart *chart, const ChartSeries *series, PagePaint pen);

/** Draw the interval of a series as a ribbon behind its line. */
void plot_ribbon(Page *page, const Plot *plot, const BlockChart *chart, const ChartSeries *series);

/** Index of the last present point, -1 when none. */
int plot_last(const BlockChart *chart, const ChartSeries *series);

#endif
