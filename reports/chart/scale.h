/* SPDX-License-Identifier: Apache-2.0 */
#ifndef REPORTS_CHART_SCALE_H
#define REPORTS_CHART_SCALE_H

#include <stdbool.h>
#include <stddef.h>

#include "reports/page/block_chart.h"

/** A linear scale from values to points, with round ticks. */
typedef struct Scale {
    double low, high, step; /* values */
    double from, to;        /* points of low and high */
} Scale;

/** The least and greatest value that a chart draws: present points, intervals, targets, baseline; 0 and 1 when there is
 *  none. What is suppressed or missing has no part in it. */
void scale_range(const BlockChart *chart, double *low, double *high);

/** A scale that holds low and high between round ticks, about @p ticks of them; whole: no tick between integers. */
Scale scale_new(double low, double high, unsigned ticks, bool whole);

/** The scale of a chart's values, with zero when asked or when the chart says so. */
Scale scale_of(const BlockChart *chart, bool zero, unsigned ticks);

/** Point of a value, and of zero or the end nearest to it. Units: points. */
double scale_at(const Scale *scale, double value);
double scale_origin(const Scale *scale);

/** Number of ticks, and the value of one. */
size_t scale_ticks(const Scale *scale);
double scale_tick(const Scale *scale, size_t index);

#endif
