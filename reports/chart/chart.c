/* SPDX-License-Identifier: Apache-2.0 */
#include "reports/chart/chart.h"

#include "core/base/finding.h"
#include "reports/chart/forms.h"

static const ChartForm *
form_of(const BlockChart *chart)
{
    static const ChartForm *const FORMS[CHART_KIND_COUNT] = {
        [CHART_BARS] = &chart_bars,
        [CHART_GROUPED] = &chart_grouped,
        [CHART_LINE] = &chart_line,
        [CHART_DOT_RANGE] = &chart_interval,
        [CHART_INTERVAL] = &chart_interval,
        [CHART_MULTIPLES] = &chart_multiples,
        [CHART_FUNNEL] = &chart_funnel,
        [CHART_TIMELINE] = &chart_timeline,
        [CHART_DIVERGING] = &chart_diverging,
        [CHART_MAP] = &chart_choropleth,
        [CHART_PYRAMID] = &chart_pyramid,
    };
    return FORMS[chart->kind];
}

bool
chart_measure(Typesetter *typesetter, const BlockChart *chart, double width, ChartHeight *height, GError **error)
{
    if (chart->series->len == 0 || chart->categories->len == 0) {
        error_set(error, 7164, chart->headline, 0, NULL);
        return false;
    }
    return form_of(chart)->measure(typesetter, chart, width, height, error);
}

PageNode *
chart_draw(const BlockChart *chart, const ChartPlace *place)
{
    const ChartForm *form = form_of(chart);
    PageNode *node = page_node_add(place->parent, form->type);
    if (form->type == PAGE_NODE_FIGURE)
        page_node_set_alt(node, chart->alt);
    form->draw(chart, place, node);
    return node;
}
