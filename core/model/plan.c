/* SPDX-License-Identifier: Apache-2.0 */
#include "core/model/plan.h"

#include <string.h>

static void
partner_free(void *data)
{
    Partner *partner = data;
    g_free(partner->id);
    g_free(partner->plugin);
    bilingual_clear(&partner->name);
    g_free(partner->short_name);
    g_free(partner->award);
    g_free(partner->uei);
    bilingual_clear(&partner->purpose);
    g_free(partner);
}

static void
objective_free(void *data)
{
    Objective *objective = data;
    g_free(objective->id);
    bilingual_clear(&objective->name);
    g_free(objective);
}

static void
target_free(void *data)
{
    Target *target = data;
    g_free(target->indicator);
    g_free(target->window);
    bilingual_clear(&target->waiver);
    g_free(target->approved_by);
    g_free(target);
}

static void
baseline_free(void *data)
{
    Baseline *baseline = data;
    g_free(baseline->indicator);
    g_free(baseline->source);
    g_free(baseline);
}

static void
milestone_free(void *data)
{
    Milestone *milestone = data;
    g_free(milestone->id);
    g_free(milestone->partner);
    bilingual_clear(&milestone->name);
    g_free(milestone);
}

static void
narrative_free(void *data)
{
    Narrative *narrative = data;
    g_free(narrative->partner);
    g_free(narrative->indicator);
    g_free(narrative->kind);
    for (int i = 0; i < LANGUAGE_COUNT; i++)
        g_free(narrative->text[i]);
    g_free(narrative->file);
    g_free(narrative);
}

static void
list_free(void *data)
{
    code_list_free(data);
}

Plan *
plan_new(void)
{
    Plan *plan = g_new0(Plan, 1);
    plan->calendar = *calendar_us_fiscal();
    plan->threshold = 11;
    plan->deviation_percent = 10;
    plan->partners = g_ptr_array_new_with_free_func(partner_free);
    plan->objectives = g_ptr_array_new_with_free_func(objective_free);
    plan->code_lists = g_ptr_array_new_with_free_func(list_free);
    plan->targets = g_ptr_array_new_with_free_func(target_free);
    plan->baselines = g_ptr_array_new_with_free_func(baseline_free);
    plan->milestones = g_ptr_array_new_with_free_func(milestone_free);
    plan->narratives = g_ptr_array_new_with_free_func(narrative_free);
    plan->key_indicators = g_ptr_array_new_with_free_func(g_free);
    plan->terms = g_ptr_array_new_with_free_func(register_terms_free);
    plan->pipeline = g_ptr_array_new_with_free_func(register_step_free);
    plan->funnels = g_ptr_array_new_with_free_func(register_funnel_free);
    plan->quality = g_ptr_array_new_with_free_func(register_quality_free);
    plan->obligations = g_ptr_array_new_with_free_func(register_obligation_free);
    plan->commitments = g_ptr_array_new_with_free_func(register_commitment_free);
    plan->settings = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    return plan;
}

void
plan_free(Plan *plan)
{
    if (!plan)
        return;
    g_free(plan->id);
    g_free(plan->map_list);
    g_free(plan->map_outlines);
    bilingual_clear(&plan->name);
    bilingual_clear(&plan->agency);
    bilingual_clear(&plan->data_note);
    GPtrArray *arrays[] = {plan->partners,  plan->objectives, plan->code_lists, plan->targets,
                           plan->baselines, plan->milestones, plan->narratives, plan->key_indicators,
                           plan->terms,     plan->pipeline,   plan->funnels,
                           plan->quality,   plan->obligations, plan->commitments};
    for (size_t i = 0; i < G_N_ELEMENTS(arrays); i++)
        g_ptr_array_free(arrays[i], TRUE);
    g_hash_table_destroy(plan->settings);
    g_free(plan->sha256);
    g_free(plan);
}

const Partner *
plan_find_partner(const Plan *plan, const char *id)
{
    for (guint i = 0; i < plan->partners->len; i++) {
        const Partner *partner = plan->partners->pdata[i];
        if (strcmp(partner->id, id) == 0)
            return partner;
    }
    return NULL;
}

const CodeList *
plan_find_code_list(const Plan *plan, const char *id)
{
    for (guint i = 0; i < plan->code_lists->len; i++) {
        const CodeList *list = plan->code_lists->pdata[i];
        if (strcmp(list->id, id) == 0)
            return list;
    }
    return NULL;
}

const Objective *
plan_find_objective(const Plan *plan, const char *id)
{
    for (guint i = 0; i < plan->objectives->len; i++) {
        const Objective *objective = plan->objectives->pdata[i];
        if (strcmp(objective->id, id) == 0)
            return objective;
    }
    return NULL;
}

const Target *
plan_find_target(const Plan *plan, const char *indicator, const char *window)
{
    for (guint i = 0; i < plan->targets->len; i++) {
        const Target *target = plan->targets->pdata[i];
        if (strcmp(target->indicator, indicator) == 0 && strcmp(target->window, window) == 0)
            return target;
    }
    return NULL;
}

const Baseline *
plan_find_baseline(const Plan *plan, const char *indicator)
{
    for (guint i = 0; i < plan->baselines->len; i++) {
        const Baseline *baseline = plan->baselines->pdata[i];
        if (strcmp(baseline->indicator, indicator) == 0)
            return baseline;
    }
    return NULL;
}

const IndicatorTerms *
plan_find_terms(const Plan *plan, const char *indicator)
{
    for (guint i = 0; i < plan->terms->len; i++) {
        const IndicatorTerms *terms = plan->terms->pdata[i];
        if (strcmp(terms->indicator, indicator) == 0)
            return terms;
    }
    return NULL;
}

const Obligation *
plan_find_obligation(const Plan *plan, const char *partner, const char *period)
{
    for (guint i = 0; i < plan->obligations->len; i++) {
        const Obligation *obligation = plan->obligations->pdata[i];
        if (strcmp(obligation->partner, partner) == 0 && strcmp(obligation->period, period) == 0)
            return obligation;
    }
    return NULL;
}

const QualityRecord *
plan_find_quality(const Plan *plan, const char *indicator)
{
    const QualityRecord *latest = NULL;
    for (guint i = 0; i < plan->quality->len; i++) {
        const QualityRecord *record = plan->quality->pdata[i];
        if (strcmp(record->indicator, indicator) == 0 && (!latest || record->day > latest->day))
            latest = record;
    }
    return latest;
}

int
plan_deviation_percent(const Plan *plan, const char *indicator)
{
    const IndicatorTerms *terms = plan_find_terms(plan, indicator);
    return terms && terms->deviation_percent ? terms->deviation_percent : plan->deviation_percent;
}
