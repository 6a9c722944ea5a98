/* SPDX-License-Identifier: Apache-2.0 */
#ifndef REPORTS_CHART_FORMS_H
#define REPORTS_CHART_FORMS_H

#include "reports/chart/chart.h"

/* Inside the room only: one file a form of chart; chart.c chooses. */

/** What a form does: how tall it may be in a width, and drawing it under its node, of type Table or Figure. */
typedef struct ChartForm {
    PageNodeType type;
    bool (*measure)(Typesetter *typesetter, const BlockChart *chart, double width, ChartHeight *height, GError **error);
    void (*draw)(const BlockChart *chart, const ChartPlace *place, PageNode *node);
} ChartForm;

extern const ChartForm chart_bars, chart_grouped, chart_line, chart_interval, chart_multiples, chart_funnel,
    chart_timeline, chart_diverging, chart_pyramid, chart_choropleth;

#endif
