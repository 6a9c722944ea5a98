/* SPDX-License-Identifier: Apache-2.0 */
#ifndef REPORTS_CHART_NUMBER_H
#define REPORTS_CHART_NUMBER_H

#include "reports/page/block_chart.h"

/** An axis number with the marks and percent sign of the chart, and its decimals unless the step between ticks is whole.
 *  Owner: caller, g_free(). */
char *number_on_axis(const BlockChart *chart, double step, double value);

#endif
