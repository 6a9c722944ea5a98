/* SPDX-License-Identifier: Apache-2.0 */
#ifndef REPORTS_CHART_CHART_H
#define REPORTS_CHART_CHART_H

#include <glib.h>

#include "reports/page/block_chart.h"
#include "reports/page/page.h"
#include "reports/text/text.h"

/* A chart's data becomes shapes and texts in a box. Headline, subtitle and note stand outside the box and are set by
 * layout. Charts whose names and values are all printed are tagged as a table (name: TH, value: TD, bars: artifacts),
 * the others as a figure with the alt text of the block. */

/** How tall a chart may be. Units: points. */
typedef struct ChartHeight {
    double least, natural, most;
} ChartHeight;

/** Where a chart is drawn and what its node hangs under. */
typedef struct ChartPlace {
    Typesetter *typesetter;
    Page *page;
    PageNode *parent;
    PageBox box;
} ChartPlace;

/** How tall a chart may be in a width.
 *  Errors: H7162 when its labels need more width, false. */
bool chart_measure(Typesetter *typesetter, const BlockChart *chart, double width, ChartHeight *height, GError **error);

/** Draw a measured chart in the box; returns its Figure or Table node. Owner: the document. */
PageNode *chart_draw(const BlockChart *chart, const ChartPlace *place);

#endif
