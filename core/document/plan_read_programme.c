/* SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "core/document/calendar_json.h"
#include "core/document/json_walk.h"
#include "core/document/plan_read_parts.h"
#include "core/model/period.h"

enum { THRESHOLD_MIN = 11, THRESHOLD_MAX = 10000, SETTING_MAX = 1000000000 };

static void
complain(JsonWalk *walk, unsigned number, const char *argument)
{
    finding_add(walk->findings, number, walk->file, 0, walk->path->str, argument, NULL);
    walk->failed = true;
}

/* Ids become names of files and keys of other files. */
static char *
read_id(JsonWalk *walk, json_t *node, const char *key, bool upper)
{
    const char *id = json_walk_string(walk, node, key);
    size_t n = strlen(id);
    bool good = n >= 1 && n <= 64 && *id != '.' && *id != '-';
    for (const char *p = id; good && *p; p++)
        good = g_ascii_islower(*p) || g_ascii_isdigit(*p) || strchr("_.-", *p) || (upper && g_ascii_isupper(*p));
    if (*id && !good)
        complain(walk, 1009, id);
    return g_strdup(id);
}

static int32_t
read_day(JsonWalk *walk, json_t *node, const char *key)
{
    int32_t day = 0;
    const char *text = json_walk_string(walk, node, key);
    if (*text && !period_parse_day(text, &day)) {
        size_t mark = json_walk_enter(walk, key);
        json_walk_malformed(walk, "\"2026-06-30\"");
        json_walk_leave(walk, mark);
    }
    return day;
}

static void
read_settings(JsonWalk *walk, json_t *node, Plan *plan, const char *partner)
{
    if (!json_object_get(node, "settings"))
        return;
    json_t *settings = json_walk_object(walk, node, "settings");
    size_t mark = json_walk_enter(walk, "settings");
    const char *name;
    json_t *value;
    json_object_foreach(settings, name, value) {
        gint64 *number = g_new(gint64, 1);
        *number = json_walk_integer(walk, settings, name, -SETTING_MAX, SETTING_MAX);
        g_hash_table_insert(plan->settings, g_strdup_printf("%s/%s", partner, name), number);
    }
    json_walk_leave(walk, mark);
}

static void
read_partner(JsonWalk *walk, json_t *node, Plan *plan)
{
    json_walk_only(walk, node, "id plugin short_name name purpose award uei award_from award_to settings");
    char *id = read_id(walk, node, "id", false);
    if (plan_find_partner(plan, id))
        complain(walk, 1008, id);
    Partner *partner = g_new0(Partner, 1);
    g_ptr_array_add(plan->partners, partner);
    partner->id = id;
    partner->plugin = read_id(walk, node, "plugin", false);
    partner->short_name = g_strdup(json_walk_string(walk, node, "short_name"));
    partner->name = json_walk_bilingual(walk, node, "name");
    partner->purpose = json_walk_bilingual(walk, node, "purpose");
    partner->award = g_strdup(json_walk_string(walk, node, "award"));
    partner->uei = g_strdup(json_walk_optional_string(walk, node, "uei", ""));
    partner->award_from_day = read_day(walk, node, "award_from");
    partner->award_to_day = read_day(walk, node, "award_to") + 1;
    if (!walk->failed && partner->award_to_day <= partner->award_from_day)
        complain(walk, 1011, NULL);
    read_settings(walk, node, plan, id);
}

static void
read_objective(JsonWalk *walk, json_t *node, Plan *plan)
{
    json_walk_only(walk, node, "id name");
    char *id = read_id(walk, node, "id", true);
    if (plan_find_objective(plan, id))
        complain(walk, 1008, id);
    Objective *objective = g_new0(Objective, 1);
    g_ptr_array_add(plan->objectives, objective);
    objective->id = id;
    objective->name = json_walk_bilingual(walk, node, "name");
}

static void
read_each(JsonWalk *walk, json_t *root, const char *key, Plan *plan, void (*one)(JsonWalk *, json_t *, Plan *))
{
    json_t *array = json_walk_array(walk, root, key);
    size_t mark = json_walk_enter(walk, key);
    size_t i;
    json_t *node;
    json_array_foreach(array, i, node) {
        size_t inner = json_walk_enter_index(walk, i);
        if (json_is_object(node))
            one(walk, node, plan);
        else
            json_walk_malformed(walk, "{}");
        json_walk_leave(walk, inner);
    }
    if (array && json_array_size(array) == 0)
        json_walk_malformed(walk, "[...]");
    json_walk_leave(walk, mark);
}

static void
read_words(JsonWalk *walk, json_t *root, const char *key, GPtrArray *words)
{
    json_t *array = json_walk_optional_array(walk, root, key);
    size_t mark = json_walk_enter(walk, key);
    size_t i;
    json_t *word;
    json_array_foreach(array, i, word) {
        const char *text = json_string_value(word);
        if (!text || !*text)
            json_walk_malformed(walk, "[\"...\"]");
        else if (g_ptr_array_find_with_equal_func(words, text, g_str_equal, NULL))
            complain(walk, 1008, text);
        else
            g_ptr_array_add(words, g_strdup(text));
    }
    json_walk_leave(walk, mark);
}

/* "code_lists": {"dept": "version of the list", ...}; the codes stand in code_lists/dept.csv. */
static void
read_code_lists(JsonWalk *walk, json_t *root, Plan *plan)
{
    json_t *lists = json_walk_object(walk, root, "code_lists");
    size_t mark = json_walk_enter(walk, "code_lists");
    const char *id;
    json_t *version;
    json_object_foreach(lists, id, version) {
        if (!*id || strspn(id, "abcdefghijklmnopqrstuvwxyz0123456789_") != strlen(id))
            complain(walk, 1009, id);
        else
            g_ptr_array_add(plan->code_lists, code_list_new(id, json_walk_string(walk, lists, id)));
    }
    json_walk_leave(walk, mark);
}

/* Which code list holds places, and whose outlines the renderer is to draw for them. */
static void
read_map(JsonWalk *walk, json_t *root, Plan *plan)
{
    if (!json_object_get(root, "map"))
        return;
    json_t *map = json_walk_object(walk, root, "map");
    size_t mark = json_walk_enter(walk, "map");
    json_walk_only(walk, map, "list outlines");
    plan->map_list = g_strdup(json_walk_string(walk, map, "list"));
    plan->map_outlines = g_strdup(json_walk_string(walk, map, "outlines"));
    if (*plan->map_outlines && strcmp(plan->map_outlines, "co_departments") != 0)
        json_walk_malformed(walk, "outlines: \"co_departments\"");
    if (*plan->map_list && !plan_find_code_list(plan, plan->map_list))
        complain(walk, 1013, plan->map_list);
    json_walk_leave(walk, mark);
}

/* One edition exists; it is written down so that a later one cannot be taken for it. */
static void
read_editions(JsonWalk *walk, json_t *root)
{
    g_autoptr(GPtrArray) editions = g_ptr_array_new_with_free_func(g_free);
    json_walk_array(walk, root, "editions");
    read_words(walk, root, "editions", editions);
    if (editions->len != 1 || strcmp(editions->pdata[0], "public") != 0) {
        size_t mark = json_walk_enter(walk, "editions");
        json_walk_malformed(walk, "[\"public\"]");
        json_walk_leave(walk, mark);
    }
}

static void
read_all(JsonWalk *walk, json_t *root, Plan *plan)
{
    json_walk_only(walk, root,
                   "programme id name agency data_note synthetic calendar editions threshold deviation_percent objectives "
                   "partners code_lists map key_indicators");
    json_walk_integer(walk, root, "programme", 1, 1);
    plan->id = read_id(walk, root, "id", false);
    plan->name = json_walk_bilingual(walk, root, "name");
    plan->agency = json_walk_bilingual(walk, root, "agency");
    plan->data_note = json_walk_bilingual(walk, root, "data_note");
    plan->synthetic = json_walk_optional_bool(walk, root, "synthetic", false);
    plan->threshold = (int)json_walk_optional_integer(walk, root, "threshold", THRESHOLD_MIN, THRESHOLD_MAX, THRESHOLD_MIN);
    plan->deviation_percent = (int)json_walk_optional_integer(walk, root, "deviation_percent", 1, 100, 10);
    if (!json_object_get(root, "calendar"))
        json_walk_string(walk, root, "calendar"); /* says that it is missing */
    plan->calendar = calendar_json_read(walk, root);
    read_editions(walk, root);
    read_each(walk, root, "objectives", plan, read_objective);
    read_each(walk, root, "partners", plan, read_partner);
    read_code_lists(walk, root, plan);
    read_map(walk, root, plan);
    read_words(walk, root, "key_indicators", plan->key_indicators);
}

void
plan_read_programme(Plan *plan, const char *bytes, size_t size, FindingList *findings)
{
    json_t *root = json_walk_parse(bytes, size, "programme.json", 1004, findings);
    if (!root)
        return;
    JsonWalk walk = json_walk_begin("programme.json", findings, 1005, 1006, 1007);
    if (json_is_object(root))
        read_all(&walk, root, plan);
    else
        json_walk_malformed(&walk, "{}");
    for (guint i = 0; i < plan->partners->len; i++) {
        Quarter first = calendar_quarter_of_day(((Partner *)plan->partners->pdata[i])->award_from_day);
        plan->first_quarter = i == 0 ? first : MIN(plan->first_quarter, first);
    }
    json_walk_end(&walk);
    json_decref(root);
}
