/* SPDX-License-Identifier: Apache-2.0 */
#include "core/document/source_map_read.h"

#include <string.h>

#include "core/base/digest.h"
#include "core/document/json_walk.h"
#include "core/document/source_map_derived.h"
#include "core/document/source_map_parts.h"

enum { CANNOT_READ = 2501, SYNTAX, MALFORMED, UNKNOWN_KEY, ABSENT, UNKNOWN_INPUT, UNKNOWN_COLUMN };

static const Input *
find_input(const Manifest *manifest, const char *id)
{
    for (guint i = 0; i < manifest->inputs->len; i++) {
        const Input *input = manifest->inputs->pdata[i];
        if (strcmp(input->id, id) == 0)
            return input;
    }
    return NULL;
}

int
source_map_parts_word(JsonWalk *walk, json_t *node, const char *key, const char *const *words, int otherwise)
{
    const char *word = json_walk_optional_string(walk, node, key, NULL);
    if (!word)
        return otherwise;
    for (int i = 0; words[i]; i++) {
        if (strcmp(words[i], word) == 0)
            return i;
    }
    g_autofree char *wanted = g_strjoinv(" | ", (char **)(uintptr_t)words);
    size_t mark = json_walk_enter(walk, key);
    json_walk_malformed(walk, wanted);
    json_walk_leave(walk, mark);
    return otherwise;
}

/* The file stands in the partner's own folder: a name, never a way out of it. */
static void
read_file_name(JsonWalk *walk, json_t *node, SourceMapInput *into)
{
    const char *name = json_walk_optional_string(walk, node, "file", into->file);
    if (!*name || *name == '.' || strchr(name, '/')) {
        size_t mark = json_walk_enter(walk, "file");
        json_walk_malformed(walk, "\"name.csv\"");
        json_walk_leave(walk, mark);
        return;
    }
    char *copy = g_strdup(name);
    g_free(into->file);
    into->file = copy;
}

static SourceKind
kind_of_name(const char *file)
{
    static const struct {
        const char *suffix;
        SourceKind kind;
    } SUFFIXES[] = {{".xlsx", KIND_XLSX}, {".ndjson", KIND_NDJSON}, {".jsonl", KIND_NDJSON},
                    {".sqlite", KIND_SQLITE}, {".db", KIND_SQLITE}};
    g_autofree char *lower = g_ascii_strdown(file, -1);
    for (size_t i = 0; i < G_N_ELEMENTS(SUFFIXES); i++) {
        if (g_str_has_suffix(lower, SUFFIXES[i].suffix))
            return SUFFIXES[i].kind;
    }
    return KIND_CSV;
}

static void
read_form(JsonWalk *walk, json_t *node, SourceMapInput *into)
{
    static const char *const KINDS[] = {"csv", "xlsx", "ndjson", "sqlite", NULL};
    static const char *const ENCODINGS[] = {"utf-8", "windows-1252", "utf-16", NULL};
    static const char *const DELIMITERS[] = {",", ";", "tab", "|", NULL};
    into->kind = (SourceKind)source_map_parts_word(walk, node, "kind", KINDS, (int)kind_of_name(into->file));
    into->encoding = (SourceEncoding)source_map_parts_word(walk, node, "encoding", ENCODINGS, ENCODING_UTF8);
    int delimiter = source_map_parts_word(walk, node, "delimiter", DELIMITERS, -1);
    into->delimiter = delimiter < 0 ? 0 : ",;\t|"[delimiter];
    into->header_row = (int)json_walk_optional_integer(walk, node, "header_row", 1, 1000, 1);
    const char *part = json_walk_optional_string(walk, node, into->kind == KIND_SQLITE ? "table" : "sheet", "");
    g_free(into->part);
    into->part = g_strdup(part);
}

/* A key that this kind of file has no use for would be a wish that nobody fulfils. */
static const char *
keys_of_kind(SourceKind kind)
{
    static const char *const KEYS[KIND_COUNT] = {
        "file kind encoding delimiter header_row dates decimal thousands missing true false double_encoded rows not_kept columns",
        "file kind sheet header_row dates decimal thousands missing true false double_encoded rows not_kept columns",
        "file kind dates decimal thousands missing true false double_encoded rows not_kept columns",
        "file kind table dates decimal thousands missing true false double_encoded rows not_kept columns",
    };
    return KEYS[kind];
}

static void
read_columns(JsonWalk *walk, json_t *node, const SourceMapScope *scope, SourceMapInput *into)
{
    json_t *columns = json_object_get(node, "columns");
    if (columns && !json_is_object(columns))
        json_walk_malformed(walk, "columns: {}");
    size_t mark = json_walk_enter(walk, "columns");
    size_t found = 0;
    for (guint c = 0; c < scope->input->columns->len; c++) {
        const Column *declared = scope->input->columns->pdata[c];
        json_t *child = json_object_get(columns, declared->name);
        found += child != NULL;
        size_t inner = json_walk_enter(walk, declared->name);
        source_map_parts_column(walk, child, scope, declared, into->columns->pdata[c]);
        json_walk_leave(walk, inner);
    }
    if (found < json_object_size(columns)) {
        const char *key;
        json_t *child;
        json_object_foreach(columns, key, child) {
            bool known = false;
            for (guint c = 0; c < scope->input->columns->len && !known; c++)
                known = strcmp(((const Column *)scope->input->columns->pdata[c])->name, key) == 0;
            if (!known)
                json_walk_complain(walk, UNKNOWN_COLUMN, key);
        }
    }
    json_walk_leave(walk, mark);
}

static void
read_input(JsonWalk *walk, json_t *node, const Manifest *manifest, const char *id, SourceMap *map)
{
    const Input *input = find_input(manifest, id);
    if (!input) {
        json_walk_complain(walk, UNKNOWN_INPUT, id);
        return;
    }
    if (!json_is_object(node)) {
        json_walk_malformed(walk, "{}");
        return;
    }
    SourceMapInput *into = source_map_input_new(input);
    g_ptr_array_add(map->inputs, into);
    read_file_name(walk, node, into);
    read_form(walk, node, into);
    json_walk_only(walk, node, keys_of_kind(into->kind));
    SourceMapColumn shared = {0};
    source_map_parts_marks(walk, node, true, &shared);
    SourceMapScope scope = {manifest, input, &shared};
    into->not_kept = json_walk_optional_bool(walk, node, "not_kept", false);
    source_map_derived_rows(walk, node, into);
    read_columns(walk, node, &scope, into);
    g_clear_pointer(&shared.values, g_hash_table_destroy);
}

SourceMap *
source_map_parse(const char *bytes, size_t size, const char *file, const Manifest *manifest, FindingList *findings)
{
    json_t *root = json_walk_parse(bytes, size, file, SYNTAX, findings);
    if (!root)
        return NULL;
    g_autoptr(SourceMap) map = source_map_new();
    map->sha256 = digest_bytes(bytes, size);
    JsonWalk walk = json_walk_begin(file, findings, MALFORMED, UNKNOWN_KEY, ABSENT);
    walk.bytes = bytes;
    walk.size = size;
    json_walk_only(&walk, root, "sources about inputs");
    json_walk_integer(&walk, root, "sources", 1, 1);
    json_walk_optional_string(&walk, root, "about", "");
    json_t *inputs = json_walk_object(&walk, root, "inputs");
    size_t mark = json_walk_enter(&walk, "inputs");
    const char *id;
    json_t *node;
    json_object_foreach(inputs, id, node) {
        size_t inner = json_walk_enter(&walk, id);
        read_input(&walk, node, manifest, id, map);
        json_walk_leave(&walk, inner);
    }
    json_walk_leave(&walk, mark);
    bool failed = walk.failed;
    json_walk_end(&walk);
    json_decref(root);
    return failed ? NULL : g_steal_pointer(&map);
}

SourceMap *
source_map_read(const char *path, const Manifest *manifest, FindingList *findings)
{
    g_autofree char *bytes = NULL;
    g_autofree char *file = g_path_get_basename(path);
    g_autoptr(GError) error = NULL;
    gsize size = 0;
    if (!g_file_get_contents(path, &bytes, &size, &error)) {
        finding_add(findings, CANNOT_READ, file, 0, error->message, NULL);
        return NULL;
    }
    return source_map_parse(bytes, size, file, manifest, findings);
}
