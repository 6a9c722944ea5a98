/* SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "core/rule/check_plan_parts.h"

static bool
manifest_has_code(const Manifest *manifest, const char *list, const char *code)
{
    int found = manifest_find_list(manifest, list);
    const ManifestCodeList *codes = found < 0 ? NULL : manifest->code_lists->pdata[found];
    return codes && g_ptr_array_find_with_equal_func(codes->codes, code, g_str_equal, NULL);
}

/* A spreadsheet that takes "05" for a number saves it as 5. */
static const Code *
find_without_zeros(const CodeList *list, const char *code)
{
    const char *bare = code + strspn(code, "0");
    return *code == '0' && *bare ? code_list_find(list, bare) : NULL;
}

static void
check_plugin_list(const PlanCheck *check, const Manifest *manifest, const ManifestCodeList *codes)
{
    const CodeList *list = plan_find_code_list(check->plan, codes->id);
    if (!list) {
        finding_add(check->findings, 1121, "programme.json", 0, codes->id, manifest->id, NULL);
        return;
    }
    g_autofree char *file = g_strconcat(list->id, ".csv", NULL);
    for (guint i = 0; i < codes->codes->len; i++) {
        const char *code = codes->codes->pdata[i];
        const Code *bare = find_without_zeros(list, code);
        if (code_list_find(list, code))
            continue;
        if (bare)
            finding_add(check->findings, 1123, file, 0, bare->code, manifest->id, code, NULL);
        else
            finding_add(check->findings, 1122, file, 0, code, manifest->id, NULL);
    }
}

static bool
is_parent(const CodeList *list, const char *code)
{
    for (guint i = 0; i < list->codes->len; i++) {
        if (strcmp(((const Code *)list->codes->pdata[i])->parent, code) == 0)
            return true;
    }
    return false;
}

/* Codes that group others are the programme's own; all the rest must be some plug-in's. */
static void
check_programme_list(const PlanCheck *check, const CodeList *list)
{
    bool used = false;
    for (guint m = 0; m < check->manifests->len; m++)
        used |= manifest_find_list(check->manifests->pdata[m], list->id) >= 0;
    g_autofree char *file = g_strconcat(list->id, ".csv", NULL);
    if (!used) {
        finding_add(check->findings, 1125, file, 0, list->id, NULL);
        return;
    }
    for (guint i = 0; i < list->codes->len; i++) {
        const Code *code = list->codes->pdata[i];
        bool known = is_parent(list, code->code);
        for (guint m = 0; m < check->manifests->len; m++)
            known = known || manifest_has_code(check->manifests->pdata[m], list->id, code->code);
        if (!known)
            finding_add(check->findings, 1124, file, 0, code->code, NULL);
    }
}

void
check_plan_codes(const PlanCheck *check)
{
    for (guint i = 0; i < check->manifests->len; i++) {
        const Manifest *manifest = check->manifests->pdata[i];
        finding_list_set_partner(check->findings, ((const Partner *)check->plan->partners->pdata[i])->id);
        for (guint k = 0; manifest && k < manifest->code_lists->len; k++)
            check_plugin_list(check, manifest, manifest->code_lists->pdata[k]);
    }
    finding_list_set_partner(check->findings, "");
    for (guint i = 0; check->all_known && i < check->plan->code_lists->len; i++)
        check_programme_list(check, check->plan->code_lists->pdata[i]);
}
