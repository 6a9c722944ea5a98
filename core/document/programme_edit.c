/* SPDX-License-Identifier: Apache-2.0 */
/* Code lists are written first and programme.json, which names them, last: what stops in between can be begun again. */
#include "core/document/programme_edit.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

#include "core/document/json_member.h"

static const char SKELETON[] =
    "{\n \"programme\": 1,\n \"id\": \"%s\",\n"
    " \"name\": {\n  \"en\": \"Name of the programme\",\n  \"es\": \"Nombre del programa\"\n },\n"
    " \"agency\": {\n  \"en\": \"Office that publishes the report\",\n  \"es\": \"Oficina que publica el informe\"\n },\n"
    " \"data_note\": {\n  \"en\": \"A trial. Every figure here is made up; none describes a real child, organisation or result.\",\n"
    "  \"es\": \"Una prueba. Todas las cifras son inventadas; ninguna describe a una niña, un niño, una organización o un resultado reales.\"\n },\n"
    " \"synthetic\": true,\n \"calendar\": \"us_fiscal\",\n \"editions\": [\"public\"],\n \"threshold\": 11,\n \"deviation_percent\": 10,\n"
    " \"objectives\": [\n ],\n \"partners\": [\n ],\n \"code_lists\": {\n },\n \"key_indicators\": []\n}\n";

/* The objectives of the design; another one is named by its id until somebody writes its name. */
static const struct {
    const char *id, *en, *es;
} OBJECTIVES[] = {
    {"PROS", "Prosecution", "Judicialización"},   {"PROT", "Protection", "Protección"}, {"PREV", "Prevention", "Prevención"},
    {"PART", "Partnership", "Articulación"},      {"RES", "Research", "Investigación"},
};

static const struct {
    const char *name, *header;
} TABLES[] = {
    {"targets.csv", "indicator,window,target,waiver_en,waiver_es,approved_on,approved_by\n"},
    {"baselines.csv", "indicator,baseline,date,source\n"},
    {"milestones.csv", "id,partner,name_en,name_es,stage,due,done\n"},
};

static bool
write_file(const char *folder, const char *name, const char *text, FindingList *findings)
{
    g_autofree char *path = g_build_filename(folder, name, NULL);
    g_autoptr(GError) error = NULL;
    if (g_file_set_contents_full(path, text, -1, G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0644, &error))
        return true;
    finding_add(findings, 3157, "", 0, name, error->message, NULL);
    return false;
}

/* Put one more item in; the old text is freed. NULL stays NULL. */
static char *
append(char *json, const char *member, const char *item)
{
    char *longer = json ? json_member_append(json, member, item) : NULL;
    g_free(json);
    return longer;
}

static char *
partner_text(const ProgrammePartner *partner, const char *from, const char *to)
{
    const Manifest *manifest = partner->manifest;
    g_autofree char *publisher = json_member_quote(manifest->publisher);
    return g_strdup_printf("{\n   \"id\": \"%s\",\n   \"plugin\": \"%s\",\n   \"short_name\": %s,\n   \"name\": {\"en\": %s, \"es\": %s},\n"
                           "   \"purpose\": {\"en\": \"What the award is for\", \"es\": \"Para qué es la adjudicación\"},\n"
                           "   \"award\": \"AWARD-NUMBER\",\n   \"award_from\": \"%s\",\n   \"award_to\": \"%s\"\n  }",
                           partner->id, manifest->id, publisher, publisher, publisher, from, to);
}

static char *
add_partner(char *json, const Plan *plan, const ProgrammePartner *partner)
{
    char from[16] = "", to[16] = "";
    const Partner *first = plan ? plan->partners->pdata[0] : NULL;
    if (first) {
        period_format_day(first->award_from_day, from);
        period_format_day(first->award_to_day - 1, to);
    }
    g_autofree char *text = partner_text(partner, partner->from ? partner->from : from, partner->to ? partner->to : to);
    return append(json, "partners", text);
}

static char *
add_objectives(char *json, const Plan *plan, const Manifest *manifest)
{
    g_autoptr(GHashTable) added = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = 0; i < manifest->indicators->len; i++) {
        char *id = ((const Indicator *)manifest->indicators->pdata[i])->objective;
        if ((plan && plan_find_objective(plan, id)) || !g_hash_table_add(added, id))
            continue;
        const char *en = id, *es = id;
        for (size_t k = 0; k < G_N_ELEMENTS(OBJECTIVES); k++) {
            if (strcmp(OBJECTIVES[k].id, id) == 0) {
                en = OBJECTIVES[k].en;
                es = OBJECTIVES[k].es;
            }
        }
        g_autofree char *text = g_strdup_printf("{\"id\": \"%s\", \"name\": {\"en\": \"%s\", \"es\": \"%s\"}}", id, en, es);
        json = append(json, "objectives", text);
    }
    return json;
}

/* A list of the plug-in's that the programme lacks: each code is its own label until somebody writes a better one. */
static bool
write_list(const char *folder, const ManifestCodeList *list, FindingList *findings)
{
    GString *text = g_string_new("code,en,es\n");
    for (guint i = 0; i < list->codes->len; i++) {
        const char *code = list->codes->pdata[i];
        g_string_append_printf(text, "%s,%s,%s\n", code, code, code);
    }
    g_autofree char *name = g_strdup_printf("code_lists/%s.csv", list->id);
    bool good = write_file(folder, name, text->str, findings);
    g_string_free(text, TRUE);
    return good;
}

static char *
add_lists(char *json, const char *folder, const Plan *plan, const Manifest *manifest, FindingList *findings)
{
    for (guint i = 0; json && i < manifest->code_lists->len; i++) {
        const ManifestCodeList *list = manifest->code_lists->pdata[i];
        if (plan && plan_find_code_list(plan, list->id))
            continue;
        if (!write_list(folder, list, findings)) {
            g_free(json);
            return NULL;
        }
        g_autofree char *text = g_strdup_printf("\"%s\": \"1\"", list->id);
        json = append(json, "code_lists", text);
    }
    return json;
}

/* A new programme.json out of an old one, or out of the skeleton when there is no plan yet. Takes the text over. */
static bool
edit(char *json, const char *folder, const Plan *plan, const ProgrammePartner *partner, FindingList *findings)
{
    size_t before = finding_list_size(findings);
    json = add_partner(json, plan, partner);
    json = add_objectives(json, plan, partner->manifest);
    g_autofree char *done = add_lists(json, folder, plan, partner->manifest, findings);
    if (!done && finding_list_size(findings) == before)
        finding_add(findings, 3158, "programme.json", 0, NULL);
    return done && write_file(folder, "programme.json", done, findings);
}

static bool
is_id(const char *id)
{
    bool good = g_ascii_islower(*id) && strlen(id) <= 64;
    for (const char *p = id; good && *p; p++)
        good = g_ascii_islower(*p) || g_ascii_isdigit(*p) || strchr("_.-", *p);
    return good;
}

bool
programme_edit_new(const char *folder, const ProgrammePartner *partner, FindingList *findings)
{
    g_autofree char *id = g_path_get_basename(folder);
    g_autofree char *lists = g_build_filename(folder, "code_lists", NULL);
    if (!is_id(id)) {
        finding_add(findings, 3155, "", 0, id, NULL);
        return false;
    }
    if (g_mkdir_with_parents(lists, 0777) != 0) {
        finding_add(findings, 3157, "", 0, folder, g_strerror(errno), NULL);
        return false;
    }
    for (size_t i = 0; i < G_N_ELEMENTS(TABLES); i++) {
        if (!write_file(folder, TABLES[i].name, TABLES[i].header, findings))
            return false;
    }
    return edit(g_strdup_printf(SKELETON, id), folder, NULL, partner, findings);
}

bool
programme_edit_add(const char *folder, const Plan *plan, const ProgrammePartner *partner, FindingList *findings)
{
    g_autofree char *path = g_build_filename(folder, "programme.json", NULL);
    g_autoptr(GError) error = NULL;
    char *json = NULL;
    if (plan_find_partner(plan, partner->id)) {
        finding_add(findings, 3156, "", 0, plan->id, partner->id, NULL);
        return false;
    }
    if (!g_file_get_contents(path, &json, NULL, &error)) {
        finding_add(findings, 3157, "", 0, "programme.json", error->message, NULL);
        return false;
    }
    return edit(json, folder, plan, partner, findings);
}
