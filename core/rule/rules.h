/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CORE_RULE_RULES_H
#define CORE_RULE_RULES_H

#include "core/base/finding.h"
#include "core/model/actual.h"
#include "core/model/plan.h"
#include "core/model/released.h"

/** Where on the road of the data a rule is held. */
typedef enum RuleStage {
    RULE_ROWS,       /* in the worker's run: row numbers and counts leave it */
    RULE_PLAN,       /* the programme folder against what the plug-ins declare */
    RULE_SUBMISSION, /* what a partner sent, by itself */
    RULE_ACTUALS,    /* every window of every partner */
    RULE_PRINTED,    /* what may be printed, so that a finding tells no more than the page */
    RULE_BY_DESIGN   /* no number that breaks it can be printed; tests prove it */
} RuleStage;

/** What the rules of a stage look at; members of later stages may be NULL. */
typedef struct RuleCase {
    const Plan *plan;
    const GPtrArray *manifests;   /* of Manifest* or NULL, in the order of Plan.partners */
    const char *period;           /* FY2026Q3 */
    const GPtrArray *submissions; /* of Submission*, in the same order */
    const ActualTable *actuals, *printable;
    const ReleasedSet *released;
    const GArray *changes;  /* of Change */
    const GArray *progress; /* of Progress */
    bool final;             /* the report is released */
} RuleCase;

/** A validation rule V01 to V24. Source: domain study 2.7. */
typedef struct Rule {
    const char *id;
    RuleStage stage;
    FindingLevel level;
    void (*check)(const RuleCase *one, FindingList *findings); /* NULL for rows and by design */
    const char *text[LANGUAGE_COUNT];
    uint16_t messages[6]; /* numbers of its findings, ended by 0 */
} Rule;

enum { RULES_COUNT = 24 };

/** The rule at an index, V01 first. Owner: static. */
const Rule *rules_at(size_t index);

/** Hold the rules of one stage, each function once, in the order of the table. */
void rules_check(RuleStage stage, const RuleCase *one, FindingList *findings);

/** How many findings of a list a rule made. */
int64_t rules_count(const Rule *rule, const FindingList *findings);

#endif
