/* SPDX-License-Identifier: Apache-2.0 */
#ifndef REPORTS_CHART_TARGET_H
#define REPORTS_CHART_TARGET_H

#include "reports/chart/chart.h"
#include "reports/chart/scale.h"

/* Targets beside rows: a column that prints each, with the small tick that stands for it in the drawing; and lines across
 * all rows for the target and baseline of the whole chart. */

/** True when a category has a target that is printed. */
bool target_has_column(const BlockChart *chart);

/** Width of the column of targets with its gap, 0 when no category has one. Units: points. */
double target_column_width(Typesetter *typesetter, const BlockChart *chart);

/** The tick before the printed target of a category, in the open run; y: middle of its row. */
void target_key(const BlockChart *chart, const ChartPlace *place, size_t index, double y);

/** The printed target as TD of a row, at the right of the place's box. */
void target_cell(const BlockChart *chart, const ChartPlace *place, PageNode *row, size_t index, double y);

/** Height that the labels of lines across take above the rows, 0 when there is no line. Units: points. */
double target_lines_head(const BlockChart *chart);

/** The labels of lines across as the table's caption, above top: they say what no cell says. Call it before the table gets
 *  its rows. */
void target_captions(const BlockChart *chart, const ChartPlace *place, PageNode *table, const Scale *scale, double top);

/** Lines across all rows, in the open run. */
void target_lines(const BlockChart *chart, const ChartPlace *place, const Scale *scale, double top, double bottom);

#endif
