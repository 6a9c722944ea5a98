/* SPDX-License-Identifier: Apache-2.0 */
#ifndef REPORTS_CHART_NOTES_H
#define REPORTS_CHART_NOTES_H

#include <stdbool.h>

#include "reports/chart/chart.h"
#include "reports/chart/plot.h"

/* The values of a chart's only line, written at its points but the last, whose value stands at the line's end. */

/** True when a chart has one line and every value fits in the room of a quarter. Units: points. */
bool notes_fit(Typesetter *typesetter, const BlockChart *chart, double room);

/** Find a place for each value: on the side from which the line does not come, clear of the values before it; a value
 *  without a place is left out. Owner: caller, g_array_unref(). */
GArray *notes_make(const BlockChart *chart, Typesetter *typesetter, const Plot *plot);

/** Draw, in the open run, white under the words (before the line is drawn) or the words (after it); NULL draws nothing. */
void notes_draw(const ChartPlace *place, const GArray *notes, bool words);

#endif
