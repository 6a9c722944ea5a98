/* SPDX-License-Identifier: Apache-2.0 */
#include "core/document/json_walk.h"

#include <stdlib.h>
#include <string.h>

#include "core/document/json_place.h"

static json_t *
loaded(json_t *root, const json_error_t *error, const char *file, unsigned syntax, FindingList *findings)
{
    if (!root) {
        g_autofree char *column = g_strdup_printf("%d", error->column);
        finding_add(findings, syntax, file, error->line > 0 ? error->line : 0, column, error->text, NULL);
    }
    return root;
}

json_t *
json_walk_load(const char *path, unsigned syntax, FindingList *findings)
{
    g_autofree char *file = g_path_get_basename(path);
    json_error_t error;
    return loaded(json_load_file(path, JSON_REJECT_DUPLICATES, &error), &error, file, syntax, findings);
}

json_t *
json_walk_parse(const char *bytes, size_t size, const char *file, unsigned syntax, FindingList *findings)
{
    json_error_t error;
    return loaded(json_loadb(bytes, size, JSON_REJECT_DUPLICATES, &error), &error, file, syntax, findings);
}

JsonWalk
json_walk_begin(const char *file, FindingList *findings, unsigned malformed, unsigned unknown, unsigned absent)
{
    return (JsonWalk){file, findings, malformed, unknown, absent, g_string_new(NULL), false, NULL, 0};
}

void
json_walk_end(JsonWalk *walk)
{
    g_string_free(walk->path, TRUE);
}

size_t
json_walk_enter(JsonWalk *walk, const char *key)
{
    size_t mark = walk->path->len;
    if (mark)
        g_string_append_c(walk->path, '.');
    g_string_append(walk->path, key);
    return mark;
}

size_t
json_walk_enter_index(JsonWalk *walk, size_t index)
{
    size_t mark = walk->path->len;
    g_string_append_printf(walk->path, "[%zu]", index);
    return mark;
}

void
json_walk_leave(JsonWalk *walk, size_t mark)
{
    g_string_truncate(walk->path, mark);
}

void
json_walk_complain(JsonWalk *walk, unsigned number, const char *argument)
{
    walk->failed = true;
    if (!walk->bytes) {
        finding_add(walk->findings, number, walk->file, 0, walk->path->str, argument, NULL);
        return;
    }
    JsonPlace place = json_place_find(walk->bytes, walk->size, walk->path->str);
    g_autofree char *column = g_strdup_printf("%d", place.column);
    finding_add(walk->findings, number, walk->file, place.line, walk->path->str, argument ? argument : "", "", column, NULL);
}

void
json_walk_malformed(JsonWalk *walk, const char *wanted)
{
    json_walk_complain(walk, walk->malformed, wanted);
}

static void
complain_at(JsonWalk *walk, const char *key, unsigned number, const char *wanted)
{
    size_t mark = json_walk_enter(walk, key);
    json_walk_complain(walk, number, wanted);
    json_walk_leave(walk, mark);
}

void
json_walk_only(JsonWalk *walk, json_t *object, const char *allowed)
{
    g_auto(GStrv) words = g_strsplit(allowed, " ", -1);
    const char *key;
    json_t *value;
    json_object_foreach(object, key, value) {
        if (!g_strv_contains((const char *const *)words, key))
            complain_at(walk, key, walk->unknown, NULL);
    }
}

/* NULL with a finding when the member is missing and wanted, or is there with another type. */
static json_t *
member(JsonWalk *walk, json_t *object, const char *key, json_type type, bool wanted)
{
    static const char *const NAMES[] = {
        [JSON_OBJECT] = "{}", [JSON_ARRAY] = "[]", [JSON_STRING] = "\"\"", [JSON_INTEGER] = "123"};
    json_t *value = json_object_get(object, key);
    if (!value) {
        if (wanted)
            complain_at(walk, key, walk->absent, NULL);
        return NULL;
    }
    if (json_typeof(value) != type) {
        complain_at(walk, key, walk->malformed, NAMES[type]);
        return NULL;
    }
    return value;
}

const char *
json_walk_string(JsonWalk *walk, json_t *object, const char *key)
{
    json_t *value = member(walk, object, key, JSON_STRING, true);
    return value ? json_string_value(value) : "";
}

const char *
json_walk_optional_string(JsonWalk *walk, json_t *object, const char *key, const char *otherwise)
{
    json_t *value = member(walk, object, key, JSON_STRING, false);
    return value ? json_string_value(value) : otherwise;
}

static int64_t
integer(JsonWalk *walk, const char *key, int64_t min, int64_t max, json_t *value)
{
    json_int_t number = json_integer_value(value);
    if (number >= min && number <= max)
        return number;
    g_autofree char *range = g_strdup_printf("%" G_GINT64_FORMAT "..%" G_GINT64_FORMAT, min, max);
    complain_at(walk, key, walk->malformed, range);
    return min;
}

int64_t
json_walk_integer(JsonWalk *walk, json_t *object, const char *key, int64_t min, int64_t max)
{
    json_t *value = member(walk, object, key, JSON_INTEGER, true);
    return value ? integer(walk, key, min, max, value) : min;
}

int64_t
json_walk_optional_integer(JsonWalk *walk, json_t *object, const char *key, int64_t min, int64_t max, int64_t otherwise)
{
    json_t *value = member(walk, object, key, JSON_INTEGER, false);
    return value ? integer(walk, key, min, max, value) : otherwise;
}

bool
json_walk_optional_bool(JsonWalk *walk, json_t *object, const char *key, bool otherwise)
{
    json_t *value = json_object_get(object, key);
    if (!value)
        return otherwise;
    if (!json_is_boolean(value)) {
        complain_at(walk, key, walk->malformed, "true | false");
        return otherwise;
    }
    return json_is_true(value);
}

json_t *
json_walk_array(JsonWalk *walk, json_t *object, const char *key)
{
    return member(walk, object, key, JSON_ARRAY, true);
}

json_t *
json_walk_optional_array(JsonWalk *walk, json_t *object, const char *key)
{
    return member(walk, object, key, JSON_ARRAY, false);
}

json_t *
json_walk_object(JsonWalk *walk, json_t *object, const char *key)
{
    return member(walk, object, key, JSON_OBJECT, true);
}

Bilingual
json_walk_bilingual(JsonWalk *walk, json_t *object, const char *key)
{
    Bilingual texts = {{NULL, NULL}};
    json_t *both = member(walk, object, key, JSON_OBJECT, true);
    if (!both)
        return texts;
    size_t mark = json_walk_enter(walk, key);
    json_walk_only(walk, both, "en es");
    for (int i = 0; i < LANGUAGE_COUNT; i++) {
        const char *tag = language_tag((Language)i);
        const char *text = json_walk_string(walk, both, tag);
        texts.text[i] = g_strdup(text);
        if (!*text && json_object_get(both, tag))
            complain_at(walk, tag, walk->absent, NULL);
    }
    json_walk_leave(walk, mark);
    return texts;
}
