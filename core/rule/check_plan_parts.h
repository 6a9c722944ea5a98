/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CORE_RULE_CHECK_PLAN_PARTS_H
#define CORE_RULE_CHECK_PLAN_PARTS_H

/* The parts of check_plan(), for check_plan.c alone. */
#include "core/base/finding.h"
#include "core/model/manifest.h"
#include "core/model/plan.h"

/** What every rule looks at. */
typedef struct PlanCheck {
    const Plan *plan;
    const GPtrArray *manifests; /* of Manifest* or NULL, one for each partner */
    const char *period;         /* or NULL */
    bool all_known;             /* no manifest is missing: an id that none declares is unknown */
    FindingList *findings;
} PlanCheck;

/** The manifest that declares an indicator, NULL when there is none; sets its index and its partner unless NULL.
 *  Owner: borrowed. */
const Manifest *check_plan_declarer(const PlanCheck *check, const char *code, const Indicator **indicator,
                                    const Partner **partner);

/** Targets and baselines, row by row and indicator by indicator. */
void check_plan_targets(const PlanCheck *check);

/** Registers: assessments of data quality not older than 36 months (V22), pipelines of known counts. */
void check_plan_quality(const PlanCheck *check);

/** Code lists of the programme against those that the plug-ins were built with. */
void check_plan_codes(const PlanCheck *check);

/** References, free numbers and languages of the narrative. */
void check_plan_narrative(const PlanCheck *check);

#endif
