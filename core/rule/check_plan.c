/* SPDX-License-Identifier: Apache-2.0 */
#include "core/rule/check_plan.h"

#include <string.h>

#include "core/rule/check_plan_parts.h"

const Manifest *
check_plan_declarer(const PlanCheck *check, const char *code, const Indicator **indicator, const Partner **partner)
{
    for (guint i = 0; i < check->manifests->len; i++) {
        const Manifest *manifest = check->manifests->pdata[i];
        int found = manifest ? manifest_find_indicator(manifest, code) : -1;
        if (found < 0)
            continue;
        if (indicator)
            *indicator = manifest->indicators->pdata[found];
        if (partner)
            *partner = check->plan->partners->pdata[i];
        return manifest;
    }
    return NULL;
}

static void
check_indicators(const PlanCheck *check)
{
    g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
    g_autoptr(GHashTable) used = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = 0; i < check->manifests->len; i++) {
        const Manifest *manifest = check->manifests->pdata[i];
        for (guint k = 0; manifest && k < manifest->indicators->len; k++) {
            const Indicator *indicator = manifest->indicators->pdata[k];
            g_hash_table_add(used, indicator->objective);
            if (!plan_find_objective(check->plan, indicator->objective))
                finding_add(check->findings, 1107, "programme.json", 0, indicator->code, indicator->objective, NULL);
            if (!g_hash_table_add(seen, indicator->code))
                finding_add(check->findings, 1108, "programme.json", 0, indicator->code, NULL);
        }
    }
    for (guint i = 0; check->all_known && i < check->plan->objectives->len; i++) {
        const Objective *objective = check->plan->objectives->pdata[i];
        if (!g_hash_table_contains(used, objective->id))
            finding_add(check->findings, 1111, "programme.json", 0, objective->id, NULL);
    }
}

static void
check_key_indicators(const PlanCheck *check)
{
    for (guint i = 0; check->all_known && i < check->plan->key_indicators->len; i++) {
        const char *code = check->plan->key_indicators->pdata[i];
        if (!check_plan_declarer(check, code, NULL, NULL))
            finding_add(check->findings, 1103, "programme.json", 0, code, NULL);
    }
}

static bool
manifest_has_setting(const Manifest *manifest, const char *name)
{
    for (guint i = 0; i < manifest->settings->len; i++) {
        if (strcmp(g_array_index(manifest->settings, Setting, i).name, name) == 0)
            return true;
    }
    return false;
}

/* A setting that its plug-in does not know would be ignored in silence. */
static void
check_settings(const PlanCheck *check)
{
    g_autoptr(GList) keys = g_list_sort(g_hash_table_get_keys(check->plan->settings), (GCompareFunc)(void (*)(void))strcmp);
    for (const GList *key = keys; key; key = key->next) {
        const char *slash = strchr(key->data, '/');
        for (guint i = 0; i < check->manifests->len; i++) {
            const Manifest *manifest = check->manifests->pdata[i];
            const Partner *partner = check->plan->partners->pdata[i];
            bool of_partner = strlen(partner->id) == (size_t)(slash - (char *)key->data) &&
                              g_str_has_prefix(key->data, partner->id);
            if (manifest && of_partner && !manifest_has_setting(manifest, slash + 1))
                finding_add(check->findings, 1110, "programme.json", 0, slash + 1, manifest->id, NULL);
        }
    }
}

static void
check_awards(const PlanCheck *check)
{
    Quarter quarter;
    if (!check->period || !calendar_parse_quarter(&check->plan->calendar, check->period, &quarter))
        return;
    Period period = calendar_quarter_period(quarter);
    for (guint i = 0; i < check->plan->partners->len; i++) {
        const Partner *partner = check->plan->partners->pdata[i];
        if (period.to_day <= partner->award_from_day || period.from_day >= partner->award_to_day)
            finding_add(check->findings, 1112, "programme.json", 0, partner->short_name, check->period, NULL);
    }
}

void
check_plan(const Plan *plan, const GPtrArray *manifests, const char *period, FindingList *findings)
{
    PlanCheck check = {plan, manifests, period, true, findings};
    for (guint i = 0; i < manifests->len; i++)
        check.all_known = check.all_known && manifests->pdata[i] != NULL;
    check_indicators(&check);
    check_key_indicators(&check);
    check_settings(&check);
    check_awards(&check);
    check_plan_targets(&check);
    check_plan_quality(&check);
    check_plan_codes(&check);
    check_plan_narrative(&check);
}
