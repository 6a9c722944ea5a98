/* SPDX-License-Identifier: Apache-2.0 */
#include "core/document/source_map_derived.h"

enum { TWO_DAYS = 2 };

/* A column and a word that it has; "" for any. */
static bool
read_choice(JsonWalk *walk, json_t *node, const char *keys, const char **column, const char **has)
{
    if (!json_is_object(node)) {
        json_walk_malformed(walk, "{\"column\": ..., \"has\": ...}");
        return false;
    }
    json_walk_only(walk, node, keys);
    *column = json_walk_string(walk, node, "column");
    *has = json_walk_optional_string(walk, node, "has", "");
    return **column != '\0';
}

static void
read_first(JsonWalk *walk, json_t *node, const SourceMapScope *scope, const Column *declared, SourceMapColumn *into)
{
    into->derived = source_map_derived_new(DERIVED_FIRST);
    json_t *choices = json_walk_array(walk, node, "first");
    size_t mark = json_walk_enter(walk, "first"), i;
    json_t *choice;
    json_array_foreach(choices, i, choice) {
        const char *column, *has;
        size_t inner = json_walk_enter_index(walk, i);
        if (read_choice(walk, choice, "column has is", &column, &has)) {
            const char *is = json_walk_string(walk, choice, "is");
            if (source_map_parts_target(walk, scope, declared, is))
                source_map_derived_choose(into->derived, column, has, is);
        }
        json_walk_leave(walk, inner);
    }
    json_walk_leave(walk, mark);
    const char *otherwise = json_walk_optional_string(walk, node, "otherwise", "");
    if (source_map_parts_target(walk, scope, declared, otherwise)) {
        g_free(into->derived->otherwise);
        into->derived->otherwise = g_strdup(otherwise);
    }
}

static void
read_columns(JsonWalk *walk, json_t *node, const char *key, size_t least, SourceMapColumn *into)
{
    json_t *names = json_walk_array(walk, node, key);
    size_t mark = json_walk_enter(walk, key), i;
    json_t *name;
    json_array_foreach(names, i, name) {
        if (json_is_string(name) && json_string_length(name) > 0)
            g_ptr_array_add(into->derived->columns, g_strdup(json_string_value(name)));
    }
    size_t found = into->derived->columns->len;
    if (found < least || found != json_array_size(names) || (into->derived->derivation == DERIVED_AGE && found != TWO_DAYS))
        json_walk_malformed(walk, least == TWO_DAYS ? "[\"born\", \"at\"]" : "[\"name\", ...]");
    json_walk_leave(walk, mark);
}

static bool
is_number(const Column *declared)
{
    return declared->type == COLUMN_INT32 || declared->type == COLUMN_INT64;
}

void
source_map_derived_read(JsonWalk *walk, json_t *node, const SourceMapScope *scope, const Column *declared,
                        SourceMapColumn *into)
{
    bool first = json_object_get(node, "first"), age = json_object_get(node, "age"), joined = json_object_get(node, "joined");
    if (!first && !age && !joined)
        return;
    bool other = json_object_get(node, "names") || json_object_get(node, "constant");
    if (first + age + joined != 1 || other)
        json_walk_malformed(walk, "first | age | joined | names | constant");
    else if ((age && !is_number(declared)) || (joined && declared->type != COLUMN_KEY))
        json_walk_malformed(walk, age ? "first | names | constant (age: int32)" : "first | names | constant (joined: key)");
    else if (first)
        read_first(walk, node, scope, declared, into);
    else {
        into->derived = source_map_derived_new(age ? DERIVED_AGE : DERIVED_JOINED);
        read_columns(walk, node, age ? "age" : "joined", age ? TWO_DAYS : 1, into);
    }
}

void
source_map_derived_rows(JsonWalk *walk, json_t *node, SourceMapInput *into)
{
    json_t *rows = json_walk_optional_array(walk, node, "rows");
    size_t mark = json_walk_enter(walk, "rows"), i;
    json_t *row;
    json_array_foreach(rows, i, row) {
        const char *column, *has;
        size_t inner = json_walk_enter_index(walk, i);
        if (read_choice(walk, row, "column has", &column, &has))
            source_map_input_select(into, column, has);
        json_walk_leave(walk, inner);
    }
    json_walk_leave(walk, mark);
}
