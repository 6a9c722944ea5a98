/* SPDX-License-Identifier: Apache-2.0 */
#ifndef REPORTS_CHART_ROWS_H
#define REPORTS_CHART_ROWS_H

#include "reports/chart/chart.h"

/* What charts of one row a category share: names wrapped in a gutter at the left, rows as tall as their names need, what
 * is left spread over all. */

/** Rows of a chart. */
typedef struct Rows {
    const BlockChart *chart;
    size_t count;
    GPtrArray *names; /* of TextBlock* */
    double gutter;    /* points, without the gap to the drawing */
    double *tall;     /* points */
    double least;     /* sum of tall */
    double widest;    /* word of a name that cannot be broken */
} Rows;

/** Rows of at least @p row points. Units: points. Owner: caller, rows_free(). */
Rows *rows_new(Typesetter *typesetter, const BlockChart *chart, double width, double row, TextAlign align);
/** Free; NULL is allowed. */
void rows_free(Rows *rows);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Rows, rows_free)

/** True when the gutter holds every name. Errors: H7162, false. */
bool rows_check(const Rows *rows, GError **error);

/** Make the rows fill a height. */
void rows_fill(Rows *rows, double height);

/** Set name @p index as TH of a row, in the middle of a row whose top is at y; returns the TR. Owner: the document. */
PageNode *rows_name(Rows *rows, const ChartPlace *place, PageNode *body, size_t index, double y);

/** Gap between names and drawing. Units: points. */
#define ROWS_GAP 10.0

/** The category, and the point of a series, at an index. Owner: the chart. */
const ChartCategory *rows_category(const BlockChart *chart, size_t index);
const ChartSeries *rows_series(const BlockChart *chart, size_t index);
const ChartPoint *rows_point(const BlockChart *chart, size_t series, size_t index);

/** A cell of a table: a TD of the row with one line at x, its baseline so that capitals stand around y. */
void rows_cell(const ChartPlace *place, PageNode *row, const TextStyle *style, TextAlign align, double x, double y,
               const char *text);

/** Words beside a bar or line, with white under them so that the grid does not run through. In the open run. */
void rows_clear(const ChartPlace *place, const TextStyle *style, double x, double y, const char *text);

#endif
