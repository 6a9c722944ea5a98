/* SPDX-License-Identifier: Apache-2.0 */
#include "core/document/source_map_parts.h"

#include <string.h>

#include "core/document/source_map_derived.h"

enum { MALFORMED_VALUE = 2508, VALUE_TWICE, VALUE_MOST = 1000 };

static bool
is_code(const SourceMapScope *scope, const Column *declared, const char *code)
{
    const ManifestCodeList *list = scope->manifest->code_lists->pdata[declared->list];
    for (guint i = 0; i < list->codes->len; i++) {
        if (strcmp(list->codes->pdata[i], code) == 0)
            return true;
    }
    return false;
}

/* What a value stands for must be something that the column can hold. */
bool
source_map_parts_target(JsonWalk *walk, const SourceMapScope *scope, const Column *declared, const char *to)
{
    bool good = strlen(to) <= VALUE_MOST;
    if (good && declared->type == COLUMN_CODE && *to)
        good = is_code(scope, declared, to);
    if (declared->type == COLUMN_BOOL && *to)
        good = strcmp(to, "Y") == 0 || strcmp(to, "N") == 0;
    if (!good)
        json_walk_complain(walk, MALFORMED_VALUE, to);
    return good;
}

/* Values live behind 16 readable bytes, since the reader loads eight at once. */
static char *
padded(const char *text)
{
    size_t length = strlen(text);
    char *copy = g_malloc0(length + 17);
    memcpy(copy, text, length);
    return copy;
}

static void
add_value(JsonWalk *walk, SourceMapColumn *into, const char *from, const char *to)
{
    if (!into->values)
        into->values = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    const char *already = g_hash_table_lookup(into->values, from);
    if (already && strcmp(already, to) != 0)
        json_walk_complain(walk, VALUE_TWICE, from);
    else if (!already)
        g_hash_table_insert(into->values, g_strdup(from), padded(to));
}

static void
read_words(JsonWalk *walk, json_t *node, const char *key, const char *to, SourceMapColumn *into)
{
    json_t *words = json_walk_optional_array(walk, node, key);
    size_t mark = json_walk_enter(walk, key);
    size_t i;
    json_t *word;
    json_array_foreach(words, i, word) {
        if (json_is_string(word) && json_string_length(word) > 0)
            add_value(walk, into, json_string_value(word), to);
        else
            json_walk_malformed(walk, "[\"word\", ...]");
    }
    json_walk_leave(walk, mark);
}

static void
read_values(JsonWalk *walk, json_t *node, const SourceMapScope *scope, const Column *declared, SourceMapColumn *into)
{
    json_t *values = json_object_get(node, "values");
    if (!values)
        return;
    size_t mark = json_walk_enter(walk, "values");
    if (!json_is_object(values))
        json_walk_malformed(walk, "{\"value\": \"code\"}");
    const char *from;
    json_t *to;
    json_object_foreach(values, from, to) {
        if (!json_is_string(to))
            json_walk_malformed(walk, "{\"value\": \"code\"}");
        else if (source_map_parts_target(walk, scope, declared, json_string_value(to)))
            add_value(walk, into, from, json_string_value(to));
    }
    json_walk_leave(walk, mark);
}

static void
read_names(JsonWalk *walk, json_t *node, SourceMapColumn *into)
{
    json_t *names = json_walk_optional_array(walk, node, "names");
    if (!names)
        return;
    g_ptr_array_set_size(into->names, 0);
    size_t i;
    json_t *name;
    json_array_foreach(names, i, name) {
        if (json_is_string(name) && json_string_length(name) > 0)
            g_ptr_array_add(into->names, g_strdup(json_string_value(name)));
    }
    if (into->names->len == 0 || into->names->len != json_array_size(names)) {
        size_t mark = json_walk_enter(walk, "names");
        json_walk_malformed(walk, "[\"name\", ...]");
        json_walk_leave(walk, mark);
    }
}

void
source_map_parts_marks(JsonWalk *walk, json_t *node, bool words, SourceMapColumn *into)
{
    static const char *const DATES[] = {"iso", "dd/mm/yyyy", "mm/dd/yyyy", "yyyy/mm/dd", "serial", "serial-1904", NULL};
    static const char *const DECIMALS[] = {".", ",", NULL};
    static const char *const THOUSANDS[] = {".", ",", " ", "'", NULL};
    into->dates = (SourceDates)source_map_parts_word(walk, node, "dates", DATES, (int)into->dates);
    int decimal = source_map_parts_word(walk, node, "decimal", DECIMALS, -1);
    int thousands = source_map_parts_word(walk, node, "thousands", THOUSANDS, -1);
    if (decimal >= 0)
        into->decimal = *DECIMALS[decimal];
    if (thousands >= 0)
        into->thousands = *THOUSANDS[thousands];
    if (into->thousands && into->thousands == into->decimal)
        json_walk_malformed(walk, "decimal ≠ thousands");
    into->double_encoded = json_walk_optional_bool(walk, node, "double_encoded", into->double_encoded);
    read_words(walk, node, "missing", "", into);
    if (words) {
        read_words(walk, node, "true", "Y", into);
        read_words(walk, node, "false", "N", into);
    }
}

/* What the input says of all columns holds where the column does not say otherwise. */
static void
inherit_values(const SourceMapColumn *shared, const Column *declared, SourceMapColumn *into)
{
    if (!shared->values)
        return;
    if (!into->values)
        into->values = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    GHashTableIter iter;
    gpointer from, to;
    g_hash_table_iter_init(&iter, shared->values);
    while (g_hash_table_iter_next(&iter, &from, &to)) {
        bool applies = *(char *)to == '\0' || declared->type == COLUMN_BOOL;
        if (applies && !g_hash_table_contains(into->values, from))
            g_hash_table_insert(into->values, g_strdup(from), padded(to));
    }
}

void
source_map_parts_column(JsonWalk *walk, json_t *node, const SourceMapScope *scope, const Column *declared,
                        SourceMapColumn *into)
{
    into->dates = scope->shared->dates;
    into->decimal = scope->shared->decimal;
    into->thousands = scope->shared->thousands;
    into->double_encoded = scope->shared->double_encoded;
    if (json_is_string(node) && json_string_length(node) > 0) {
        g_ptr_array_set_size(into->names, 0);
        g_ptr_array_add(into->names, g_strdup(json_string_value(node)));
    } else if (node && !json_is_object(node)) {
        json_walk_malformed(walk, "\"name\" | {}");
    } else if (node) {
        json_walk_only(walk, node, "names constant first otherwise age joined values missing true false dates decimal thousands width double_encoded");
        read_names(walk, node, into);
        source_map_derived_read(walk, node, scope, declared, into);
        read_values(walk, node, scope, declared, into);
        into->width = (int)json_walk_optional_integer(walk, node, "width", 1, 32, 0);
        const char *constant = json_walk_optional_string(walk, node, "constant", NULL);
        if (constant && source_map_parts_target(walk, scope, declared, constant))
            into->constant = padded(constant);
        source_map_parts_marks(walk, node, declared->type == COLUMN_BOOL, into);
    }
    inherit_values(scope->shared, declared, into);
}
