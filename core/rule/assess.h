/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CORE_RULE_ASSESS_H
#define CORE_RULE_ASSESS_H

#include "core/base/finding.h"
#include "core/model/progress.h"

/** How far a number may be from what was wanted by now, as exact fractions of integers. */
typedef struct Judgement {
    Direction direction;
    int deviation_percent;
    int64_t elapsed, whole; /* quarters so far and quarters of the target's window; equal when the target is due in full */
} Judgement;

/** Whether an actual is on target, and whether it is farther from it than the threshold, either way. A target of a window
 *  that is not over counts by the share of its quarters that are. Errors: false when the numbers are too large. */
bool assess_number(Decimal actual, Decimal target, Judgement judgement, bool *on_target, bool *deviates);

/** Percent of the target reached, one digit after the point; for "less is better" (baseline - actual) / (baseline -
 *  target). Errors: false when it is not defined: target 0, or no baseline where one is needed. Source: domain study 2.5. */
bool assess_percent(Direction direction, Decimal actual, Decimal target, const Baseline *baseline, Decimal *out);

/** Every indicator in the reporting quarter, its fiscal year and the life of award, where it declares them. Takes what
 *  protection let through: a hidden number has no progress and no standing but SUPPRESSED.
 *  Owner: caller, g_array_unref(); elements are Progress and borrow from the actuals and the plan. */
GArray *assess_progress(const Plan *plan, const ActualTable *printable);

/** Deviations beyond the threshold that no narrative explains (V17): a warning in a draft, an error in a final report.
 *  Errors: findings H6010 or H6017 of the partner. */
void assess_check(const Plan *plan, const GArray *progress, bool final, FindingList *findings);

#endif
