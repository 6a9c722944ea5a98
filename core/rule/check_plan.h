/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CORE_RULE_CHECK_PLAN_H
#define CORE_RULE_CHECK_PLAN_H

#include "core/base/finding.h"
#include "core/model/manifest.h"
#include "core/model/plan.h"

/** Check a plan against what the plug-ins of its partners declare; changes nothing.
 *  Every indicator has a baseline, a target or a waiver for the fiscal year and for the life of the award (rules V02 and
 *  V03 of the domain study), targets are possible and within the award, codes have labels on both sides, objectives
 *  are known, narrative binds numbers that exist, the same in both languages, and holds no free number (V18).
 *  @p period is the reporting period "FY2026Q3"; NULL asks for the targets of every year of each award.
 *  Shapes: manifests has one Manifest* for each partner of the plan, NULL where it could not be read; what only the
 *  missing one could answer is then left out.
 *  Errors: findings H1101 to H1149, warnings or errors. */
void check_plan(const Plan *plan, const GPtrArray *manifests, const char *period, FindingList *findings);

#endif
