/* SPDX-License-Identifier: Apache-2.0 */
#ifndef REPORTS_CHART_AXIS_H
#define REPORTS_CHART_AXIS_H

#include "reports/chart/chart.h"
#include "reports/chart/scale.h"

/** Height of the numbers under a value axis that runs along x. Units: points. */
#define AXIS_FOOT 17.0

/** Width of the widest number of a scale. Units: points. */
double axis_number_width(Typesetter *typesetter, const BlockChart *chart, const Scale *scale);

/** Half of the widest number, and a little: what a scale along x leaves free at its right end. Units: points. */
double axis_end_room(Typesetter *typesetter, const BlockChart *chart, const Scale *scale);

/** Draw, in the open run: grid lines and numbers of a scale along x (numbers under bottom), or along y (numbers left of
 *  left); the line at zero darker. Numbers too near each other are left out, every other one at a time. */
void axis_along_x(const BlockChart *chart, const ChartPlace *place, const Scale *scale, double top, double bottom);
void axis_along_y(const BlockChart *chart, const ChartPlace *place, const Scale *scale, double left, double right);

/** Height of the names, and of the groups under them, below an axis of categories. Units: points. */
double axis_names_height(const BlockChart *chart);

/** Draw, in the open run, the names of the categories under y; middles: x of each. Names too near each other are left
 *  out, but never the last; groups are written once, under their members. */
void axis_names(const BlockChart *chart, const ChartPlace *place, const double *middles, double y);

#endif
