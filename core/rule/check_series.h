/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CORE_RULE_CHECK_SERIES_H
#define CORE_RULE_CHECK_SERIES_H

#include "core/base/finding.h"
#include "core/model/actual.h"
#include "core/model/plan.h"
#include "core/model/released.h"

/** Add every longer window up anew, by another way than the roll-up, and compare (V05).
 *  Errors: findings H6202 of the partner. */
void check_series_sums(const Plan *plan, const ActualTable *actuals, FindingList *findings);

/** The rules over time and along a pipeline, on what may be printed: a cumulative number falls without a restatement (V06),
 *  a quarter is far from the mean of up to four before it (V11), three quarters are the same (V12), a step of a pipeline
 *  counts more than the steps before it over the life of award (V16).
 *  Shapes: changes holds Change. Errors: findings H6203 to H6206. */
void check_series(const Plan *plan, const ActualTable *printable, const ReleasedSet *released, const GArray *changes,
                  FindingList *findings);

#endif
