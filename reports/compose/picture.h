/* SPDX-License-Identifier: Apache-2.0 */
#ifndef REPORTS_COMPOSE_PICTURE_H
#define REPORTS_COMPOSE_PICTURE_H

/* Inside the room only: which chart an indicator gets, and its words, made from the points that are drawn. */
#include "reports/compose/figure.h"

/** The chart that says most of an indicator, NULL when a sentence says as much. Owner: caller, block_chart_free(). */
BlockChart *picture_choose(const Compose *compose, const Indicator *indicator);

/** One kind each; NULL when too little is there to draw. Owner: caller, block_chart_free(). */
BlockChart *picture_trend(const Compose *compose, const Indicator *indicator);
BlockChart *picture_bars(const Compose *compose, const Indicator *indicator);
BlockChart *picture_median(const Compose *compose, const Indicator *indicator);
BlockChart *picture_interval(const Compose *compose, const Indicator *indicator);
/** Draw an estimate with its interval; a cell of "" is the total. */
void picture_estimate(const Compose *compose, const Indicator *indicator, const Window *window, const char *table,
                      const char *cell, ChartPoint *point);
/** Departments on a map; NULL unless every department of a table may be printed. Owner: caller, block_chart_free(). */
BlockChart *picture_map(const Compose *compose, const Indicator *indicator);

/** Girls and boys by bands of age, back to back; NULL where too little of it may be printed.
 *  Owner: caller, block_chart_free(). */
BlockChart *picture_pyramid(const Compose *compose, const Indicator *indicator);

/** The second chart of a key indicator, by category: a pyramid, or bars. NULL when none says more.
 *  Owner: caller, block_chart_free(). */
BlockChart *picture_categories(const Compose *compose, const Indicator *indicator);

/** Quarters of the set up to the reporting one, the last twelve at most. Owner: caller; its windows are borrowed. */
GPtrArray *picture_quarters(const Compose *compose);
/** Make a chart's categories of quarters, grouped by fiscal year. */
void picture_add_quarters(const Compose *compose, const GPtrArray *windows, BlockChart *chart);

/** Give the axis of a chart the marks of the language. */
void picture_marks(const Compose *compose, BlockChart *chart);

/** Give a chart the marks and decimals of its axis, target and baseline in force in the reporting period. */
void picture_scale(const Compose *compose, const Indicator *indicator, BlockChart *chart);
void picture_lines(const Compose *compose, const Indicator *indicator, BlockChart *chart);

/** The target that a chart over time is held against; not there when none fits its values.
 *  Owner: caller, figure_clear(). */
Figure picture_target(const Compose *compose, const Indicator *indicator, ChartKind kind);

/** "FY2026 Q3" of a category. Owner: caller, g_free(). */
char *picture_category(const BlockChart *chart, guint index);

/** Give a chart over categories its scale, its headline and its alt text, from the points that it draws. */
void picture_tell_bars(const Compose *compose, const Indicator *indicator, BlockChart *chart);

/** The finding of a chart over time and over estimates. Owner: caller, g_free(). */
char *picture_trend_headline(const Compose *compose, const Indicator *indicator, const BlockChart *chart);
char *picture_interval_headline(const Compose *compose, const Indicator *indicator, const BlockChart *chart);

/** Set the headline of a finished chart, and the alt text that begins with it. Owner: takes @p take_headline. */
void picture_tell(const Compose *compose, BlockChart *chart, char *take_headline);

/** What stands in a chart, for those who do not see it: kind, subject, extremes, target, every value, gaps.
 *  Owner: caller, g_free(). */
char *picture_alt(const Compose *compose, const BlockChart *chart);

/** The sentence that stands instead of a chart. Owner: caller, g_free(). */
char *picture_sentence(const Compose *compose, const Indicator *indicator);

#endif
