/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CORE_RULE_ROLLUP_H
#define CORE_RULE_ROLLUP_H

#include "core/model/actual.h"
#include "core/model/plan.h"
#include "core/model/submission.h"

/** Combine the quarters of a run into one cell, by the type of the indicator: sums for events and first times, numerator
 *  and denominator each for ratios, the last quarter for states, the latest study for estimates. Quarters that do not
 *  apply are passed over; one that is missing makes the whole missing, never zero.
 *  Shapes: @p n quarters in order of time. Source: domain study 3.0. */
Actual rollup_quarters(RollupType type, const Actual *const *quarters, size_t n);

/** The actuals of every window of the programme: quarters as the plug-ins computed them, longer windows added up here or,
 *  for distinct persons and medians, as the plug-ins computed them. Below a reported total an absent cell is zero.
 *  @p submissions stands in the order of Plan.partners, NULL for a partner without one; each must outlive the table.
 *  Owner: caller, actual_table_free(). Errors: NULL when the programme spans more than 64 quarters. */
ActualTable *rollup_actuals(const Plan *plan, const GPtrArray *submissions, Quarter report_quarter);

#endif
