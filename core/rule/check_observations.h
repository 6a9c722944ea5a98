/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CORE_RULE_CHECK_OBSERVATIONS_H
#define CORE_RULE_CHECK_OBSERVATIONS_H

#include "core/base/finding.h"
#include "core/model/actual.h"
#include "core/model/plan.h"
#include "core/model/submission.h"

/** The rules that a partner's observations must keep by themselves: cells of a partition add up to the total (V04), a
 *  numerator is within its denominator (V07), an interval holds its estimate, whose total
 *  names its place (V08), counts of children say how many
 *  children stand behind them. No finding says a value.
 *  Errors: findings H5101 to H5105 and H5107 of the partner. */
void check_observations(const Submission *submission, FindingList *findings);

/** The rules that hold between the windows of one indicator: distinct persons of a window are no fewer than of each of its
 *  quarters and no more than all of them together, and of the life of award no fewer than of each year (V24); the
 *  reporting quarter has a value or says why not (V01), unless the whole run failed.
 *  Errors: findings H5106 and H6001. */
void check_actuals(const Plan *plan, const GPtrArray *submissions, const ActualTable *actuals, FindingList *findings);

#endif
