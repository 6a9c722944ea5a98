/* SPDX-License-Identifier: Apache-2.0 */
#ifndef REPORTS_COMPOSE_OVERVIEW_H
#define REPORTS_COMPOSE_OVERVIEW_H

/* Inside the room only: charts that speak of several indicators at once. Each is NULL when too little is there to draw. */
#include "reports/compose/picture.h"

/** The share of its target that each indicator of an objective reached, the least first.
 *  Owner: caller, block_chart_free(). */
BlockChart *overview_progress(const Compose *compose, const char *objective);

/** The steps first to end - 1 of Publication.funnels as a funnel, in the year to date or in the quarter.
 *  Owner: caller, block_chart_free(). */
BlockChart *overview_funnel(const Compose *compose, guint first, guint end);

/** Those of the steps that count in one unit, side by side over the categories that all of them are broken down by.
 *  Owner: caller, block_chart_free(). */
BlockChart *overview_steps(const Compose *compose, guint first, guint end);

/** The percentages of a partner over the quarters, on one scale.
 *  Owner: caller, block_chart_free(). */
BlockChart *overview_percentages(const Compose *compose, const char *partner);

/** Milestones of the programme, planned and reached.
 *  Owner: caller, block_chart_free(). */
BlockChart *overview_milestones(const Compose *compose);

/** Append an overview when there is one. */
void overview_add(Compose *compose, BlockChart *take_chart);

#endif
