/* SPDX-License-Identifier: Apache-2.0 */
#ifndef REPORTS_CHART_LEGEND_H
#define REPORTS_CHART_LEGEND_H

#include "reports/chart/chart.h"

/** The sign before a legend's words. */
typedef enum LegendSign {
    LEGEND_BOX,
    LEGEND_HATCH,
    LEGEND_GAP, /* a line that is broken */
    LEGEND_TICK,
    LEGEND_DOT,
    LEGEND_RANGE
} LegendSign;

/** One entry. */
typedef struct LegendEntry {
    LegendSign sign;
    uint32_t colour;
    const char *text;
    PageNode *node; /* its words are a run of this node; NULL: in the open run */
} LegendEntry;

/** Height of a legend wrapped at a width, with the gap under it; 0 when it has no entry. Units: points. */
double legend_height(Typesetter *typesetter, const LegendEntry *entries, size_t count, double width);

/** Width of the widest entry. Units: points. */
double legend_widest(Typesetter *typesetter, const LegendEntry *entries, size_t count);

/** Draw a legend at the top of the place's box, entries from left to right. Signs go into the open run; when an entry
 *  has a node, words come after all signs. */
void legend_draw(const ChartPlace *place, const LegendEntry *entries, size_t count);

#endif
