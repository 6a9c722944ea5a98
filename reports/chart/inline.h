/* SPDX-License-Identifier: Apache-2.0 */
#ifndef REPORTS_CHART_INLINE_H
#define REPORTS_CHART_INLINE_H

#include "reports/page/block_chart.h"
#include "reports/page/block_text.h"
#include "reports/page/page.h"

/* Charts as small as a cell of a table, drawn in the open run in a box of one line. */

/** A bar of the share of a target with the target's tick, on a track of a length that is the same in the whole column.
 *  A share past the end of the track is cut with a slanted gap. Suppressed: hatch of one length. MARK_OFF makes it red. */
void inline_bar(Page *page, const ChartPoint *share, BlockMark mark, PageBox track);

/** A line from zero to the greatest value, broken where a point is not present, with a dot on the last quarter and a dash
 *  on the ground for each quarter without a value. */
void inline_line(Page *page, const ChartPoint *points, size_t count, PageBox box);

#endif
