/* SPDX-License-Identifier: Apache-2.0 */
#include "core/model/plan_keep.h"

#include <string.h>

/* What is kept of one array. */
typedef bool (*Keep)(const void *element, const char *partner, const Manifest *manifest);

static bool
known(const Manifest *manifest, const char *code)
{
    return manifest && manifest_find_indicator(manifest, code) >= 0;
}

/* Rows that begin with the code of an indicator are told by it: targets, baselines, terms, assessments. */
static bool
of_indicator(const void *element, const char *partner, const Manifest *manifest)
{
    (void)partner;
    return known(manifest, *(char *const *)element);
}

static bool
of_partner(const void *element, const char *partner, const Manifest *manifest)
{
    (void)manifest;
    return strcmp(*(char *const *)element, partner) == 0;
}

static bool
of_code(const void *element, const char *partner, const Manifest *manifest)
{
    (void)partner;
    return known(manifest, element);
}

static bool
of_step(const void *element, const char *partner, const Manifest *manifest)
{
    const PipelineStep *step = element;
    g_auto(GStrv) codes = g_strsplit(step->within, "+", -1);
    bool all = of_code(step->indicator, partner, manifest);
    for (char **code = codes; *code; code++)
        all = all && known(manifest, *code);
    return all;
}

static bool
of_funnel(const void *element, const char *partner, const Manifest *manifest)
{
    return of_code(((const FunnelStep *)element)->indicator, partner, manifest);
}

static bool
of_milestone(const void *element, const char *partner, const Manifest *manifest)
{
    (void)manifest;
    return strcmp(((const Milestone *)element)->partner, partner) == 0;
}

static bool
of_narrative(const void *element, const char *partner, const Manifest *manifest)
{
    const Narrative *n = element;
    return *n->indicator ? known(manifest, n->indicator) : strcmp(n->partner, partner) == 0;
}

static bool
of_objective(const void *element, const char *partner, const Manifest *manifest)
{
    (void)partner;
    for (guint i = 0; manifest && i < manifest->indicators->len; i++) {
        if (strcmp(((const Indicator *)manifest->indicators->pdata[i])->objective, ((const Objective *)element)->id) == 0)
            return true;
    }
    return false;
}

void
plan_keep_partner(Plan *plan, const char *partner, const Manifest *manifest)
{
    const struct {
        GPtrArray *array;
        Keep keep;
    } PARTS[] = {
        {plan->partners, of_partner},      {plan->targets, of_indicator},    {plan->baselines, of_indicator},
        {plan->terms, of_indicator},       {plan->quality, of_indicator},    {plan->key_indicators, of_code},
        {plan->pipeline, of_step},         {plan->funnels, of_funnel},       {plan->obligations, of_partner},
        {plan->milestones, of_milestone},  {plan->narratives, of_narrative}, {plan->objectives, of_objective},
    };
    for (size_t p = 0; p < G_N_ELEMENTS(PARTS); p++) {
        for (guint i = PARTS[p].array->len; i > 0; i--) {
            if (!PARTS[p].keep(PARTS[p].array->pdata[i - 1], partner, manifest))
                g_ptr_array_remove_index(PARTS[p].array, i - 1);
        }
    }
    g_ptr_array_set_size(plan->commitments, 0);
    const Partner *own = plan_find_partner(plan, partner);
    if (own)
        plan->first_quarter = calendar_quarter_of_day(own->award_from_day);
}
