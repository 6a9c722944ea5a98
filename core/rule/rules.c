/* SPDX-License-Identifier: Apache-2.0 */
#include "core/rule/rules.h"

#include "core/model/submission.h"
#include "core/rule/assess.h"
#include "core/rule/check_observations.h"
#include "core/rule/check_plan.h"
#include "core/rule/check_series.h"
#include "core/rule/compare.h"

static void
plan(const RuleCase *one, FindingList *findings)
{
    check_plan(one->plan, one->manifests, one->period, findings);
}

static void
submissions(const RuleCase *one, FindingList *findings)
{
    for (guint i = 0; i < one->submissions->len; i++) {
        const Submission *submission = one->submissions->pdata[i];
        finding_list_set_partner(findings, submission->partner);
        check_observations(submission, findings);
    }
    finding_list_set_partner(findings, "");
}

static void
actuals(const RuleCase *one, FindingList *findings)
{
    check_actuals(one->plan, one->submissions, one->actuals, findings);
}

static void
series(const RuleCase *one, FindingList *findings)
{
    check_series_sums(one->plan, one->actuals, findings);
}

static void
printed(const RuleCase *one, FindingList *findings)
{
    check_series(one->plan, one->printable, one->released, one->changes, findings);
}

/* Once an indicator: its years change with its quarters. A release has been asked already. */
static void
reasons(const RuleCase *one, FindingList *findings)
{
    const ActualIndicator *asked = NULL;
    for (guint i = 0; !one->final && i < one->changes->len; i++) {
        const Change *change = &g_array_index(one->changes, Change, i);
        if (change->indicator != asked)
            finding_add(findings, 6020, "", 0, change->indicator->definition->code, change->window->id, NULL);
        asked = change->indicator;
    }
}

static void
standing(const RuleCase *one, FindingList *findings)
{
    assess_check(one->plan, one->progress, one->final, findings);
}

static const Rule RULES[RULES_COUNT] = {
#define RULE(id, stage, level, function, en, es, ...) {id, RULE_##stage, FINDING_##level, function, {en, es}, {__VA_ARGS__}},
#include "core/rule/rules.def"
#undef RULE
};

const Rule *
rules_at(size_t index)
{
    return &RULES[index];
}

void
rules_check(RuleStage stage, const RuleCase *one, FindingList *findings)
{
    for (size_t i = 0; i < RULES_COUNT; i++) {
        bool done = RULES[i].stage != stage || !RULES[i].check;
        for (size_t before = 0; !done && before < i; before++)
            done = RULES[before].check == RULES[i].check;
        if (!done)
            RULES[i].check(one, findings);
    }
}

int64_t
rules_count(const Rule *rule, const FindingList *findings)
{
    int64_t count = 0;
    for (size_t i = 0; i < finding_list_size(findings); i++) {
        const Finding *finding = finding_list_peek(findings, i);
        for (size_t m = 0; m < G_N_ELEMENTS(rule->messages) && rule->messages[m]; m++)
            count += rule->messages[m] == finding->number ? finding->count : 0;
    }
    return count;
}
