/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CORE_RULE_NARRATIVE_H
#define CORE_RULE_NARRATIVE_H

#include "core/base/finding.h"
#include "core/model/actual.h"
#include "core/model/plan.h"

/** Check the texts of a period against what the report holds: every bound number is one of it, both languages bind the
 *  same numbers, and a number that is typed instead of bound is named with its line (V18). Years from 1900 to 2099 and
 *  numbers inside words such as "T1" or "188A" are not counted.
 *  Errors: findings H6011 to H6015 with file and line. */
void narrative_check(const Plan *plan, const ActualTable *actuals, FindingList *findings);

#endif
