/* SPDX-License-Identifier: Apache-2.0 */
#include "core/document/manifest_read.h"

#include <string.h>

#include "core/base/digest.h"
#include "core/document/manifest_parts.h"

enum { HOST_ABI = 1 << 16 };

bool
manifest_parts_id(JsonWalk *walk, const char *id, bool upper)
{
    size_t n = strlen(id);
    bool good = n >= 1 && n <= 64;
    for (const char *p = id; good && *p; p++)
        good = g_ascii_islower(*p) || g_ascii_isdigit(*p) || strchr("_.-", *p) || (upper && g_ascii_isupper(*p));
    if (!good)
        json_walk_complain(walk, 3010, NULL);
    return good;
}

void
manifest_parts_twice(JsonWalk *walk, const char *id)
{
    json_walk_complain(walk, 3005, id);
}

void
manifest_parts_undeclared(JsonWalk *walk, const char *id)
{
    json_walk_complain(walk, 3006, id);
}

/* "1.0": digits, a point, digits, and nothing else that a number may begin with. */
static uint32_t
read_abi(JsonWalk *walk, json_t *root, const char *key)
{
    const char *text = json_walk_string(walk, root, key);
    g_auto(GStrv) parts = g_strsplit(text, ".", 3);
    guint64 number[2] = {0, 0};
    bool good = g_strv_length(parts) == 2;
    for (size_t i = 0; good && i < 2; i++)
        good = g_ascii_string_to_unsigned(parts[i], 10, 0, 999, &number[i], NULL);
    if (!good && json_is_string(json_object_get(root, key))) {
        size_t mark = json_walk_enter(walk, key);
        json_walk_malformed(walk, "\"1.0\"");
        json_walk_leave(walk, mark);
    }
    return (uint32_t)(number[0] << 16 | number[1]);
}

static void
read_version(JsonWalk *walk, json_t *root, const char *version)
{
    static const char SEMANTIC[] = "^[0-9]{1,9}\\.[0-9]{1,9}\\.[0-9]{1,9}([-+][0-9A-Za-z.+-]{1,48})?$";
    if (!json_is_string(json_object_get(root, "version")) || g_regex_match_simple(SEMANTIC, version, G_REGEX_DOLLAR_ENDONLY, 0))
        return;
    size_t mark = json_walk_enter(walk, "version");
    json_walk_malformed(walk, "\"1.2.3\"");
    json_walk_leave(walk, mark);
}

static void
read_words(JsonWalk *walk, json_t *root, const char *key, bool wanted, GPtrArray *words)
{
    json_t *array = wanted ? json_walk_array(walk, root, key) : json_walk_optional_array(walk, root, key);
    size_t mark = json_walk_enter(walk, key);
    size_t i;
    json_t *word;
    json_array_foreach(array, i, word) {
        const char *text = json_string_value(word);
        if (!text || !*text || strlen(text) > 64 || strchr(text, '/') || strchr(text, '+')) {
            json_walk_malformed(walk, "[\"...\"]");
            continue;
        }
        if (g_ptr_array_find_with_equal_func(words, text, g_str_equal, NULL))
            manifest_parts_twice(walk, text);
        g_ptr_array_add(words, g_strdup(text));
    }
    json_walk_leave(walk, mark);
}

static void
read_code_lists(JsonWalk *walk, json_t *root, Manifest *manifest)
{
    json_t *lists = json_walk_object(walk, root, "code_lists");
    size_t mark = json_walk_enter(walk, "code_lists");
    const char *id;
    json_t *codes;
    json_object_foreach(lists, id, codes) {
        ManifestCodeList *list = g_new0(ManifestCodeList, 1);
        list->id = g_strdup(id);
        list->codes = g_ptr_array_new_with_free_func(g_free);
        g_ptr_array_add(manifest->code_lists, list);
        read_words(walk, lists, id, true, list->codes);
        if (list->codes->len == 0 || list->codes->len > MANIFEST_ITEMS_MAX)
            json_walk_malformed(walk, "1..4096");
    }
    json_walk_leave(walk, mark);
}

static void
read_dimensions(JsonWalk *walk, json_t *root, Manifest *manifest)
{
    json_t *dimensions = json_walk_optional_array(walk, root, "dimensions");
    size_t mark = json_walk_enter(walk, "dimensions");
    size_t i;
    json_t *node;
    json_array_foreach(dimensions, i, node) {
        size_t inner = json_walk_enter_index(walk, i);
        json_walk_only(walk, node, "id list name place");
        Dimension *dimension = g_new0(Dimension, 1);
        dimension->id = g_strdup(json_walk_string(walk, node, "id"));
        dimension->list = g_strdup(json_walk_string(walk, node, "list"));
        dimension->name = json_walk_bilingual(walk, node, "name");
        dimension->place = json_walk_optional_bool(walk, node, "place", false);
        manifest_parts_id(walk, dimension->id, false);
        for (guint k = 0; k < manifest->dimensions->len; k++) {
            if (strcmp(((Dimension *)manifest->dimensions->pdata[k])->id, dimension->id) == 0)
                manifest_parts_twice(walk, dimension->id);
        }
        int list = manifest_find_list(manifest, dimension->list);
        if (list < 0)
            manifest_parts_undeclared(walk, dimension->list);
        else
            dimension->codes = g_ptr_array_ref(((ManifestCodeList *)manifest->code_lists->pdata[list])->codes);
        g_ptr_array_add(manifest->dimensions, dimension);
        json_walk_leave(walk, inner);
    }
    json_walk_leave(walk, mark);
}

static void
read_texts(JsonWalk *walk, json_t *root, const char *key, GPtrArray *texts)
{
    json_t *array = json_walk_optional_array(walk, root, key);
    size_t mark = json_walk_enter(walk, key);
    size_t i;
    json_t *node;
    json_array_foreach(array, i, node) {
        size_t inner = json_walk_enter_index(walk, i);
        json_walk_only(walk, node, "id text");
        ManifestText *text = g_new0(ManifestText, 1);
        text->id = g_strdup(json_walk_string(walk, node, "id"));
        text->text = json_walk_bilingual(walk, node, "text");
        manifest_parts_id(walk, text->id, true);
        for (guint k = 0; k < texts->len; k++) {
            if (strcmp(((ManifestText *)texts->pdata[k])->id, text->id) == 0)
                manifest_parts_twice(walk, text->id);
        }
        g_ptr_array_add(texts, text);
        json_walk_leave(walk, inner);
    }
    json_walk_leave(walk, mark);
}

static void
read_settings(JsonWalk *walk, json_t *root, Manifest *manifest)
{
    json_t *array = json_walk_optional_array(walk, root, "settings");
    size_t mark = json_walk_enter(walk, "settings");
    size_t i;
    json_t *node;
    json_array_foreach(array, i, node) {
        size_t inner = json_walk_enter_index(walk, i);
        json_walk_only(walk, node, "name value");
        Setting setting = {g_strdup(json_walk_string(walk, node, "name")),
                           json_walk_integer(walk, node, "value", -1000000000, 1000000000)};
        manifest_parts_id(walk, setting.name, false);
        g_array_append_val(manifest->settings, setting);
        json_walk_leave(walk, inner);
    }
    json_walk_leave(walk, mark);
}

static void
read_head(JsonWalk *walk, json_t *root, Manifest *manifest)
{
    json_walk_integer(walk, root, "manifest", 1, 1);
    manifest->id = g_strdup(json_walk_string(walk, root, "id"));
    manifest_parts_id(walk, manifest->id, false);
    manifest->version = g_strdup(json_walk_string(walk, root, "version"));
    read_version(walk, root, manifest->version);
    manifest->publisher = g_strdup(json_walk_string(walk, root, "publisher"));
    manifest->licence = g_strdup(json_walk_optional_string(walk, root, "licence", ""));
    manifest->abi = read_abi(walk, root, "abi");
    manifest->abi_needs = read_abi(walk, root, "abi_needs");
    if (!walk->failed && (manifest->abi_needs > HOST_ABI || manifest->abi_needs >> 16 != HOST_ABI >> 16)) {
        size_t mark = json_walk_enter(walk, "abi_needs");
        json_walk_complain(walk, 3008, json_walk_string(walk, root, "abi_needs"));
        json_walk_leave(walk, mark);
    }
    read_words(walk, root, "runtime", false, manifest->runtime);
    json_t *library = json_object_get(root, "library") ? json_walk_object(walk, root, "library") : NULL;
    manifest->library = g_strdup(json_walk_optional_string(walk, library, "file", ""));
    manifest->library_sha256 = g_strdup(json_walk_optional_string(walk, library, "sha256", ""));
    manifest->library_size = (uint64_t)json_walk_optional_integer(walk, library, "size", 0, INT64_C(1) << 40, 0);
    if (library)
        json_walk_only(walk, library, "file sha256 size");
    if (strchr(manifest->library, '/'))
        json_walk_malformed(walk, "library.file: \"name.so\"");
}

static void
read_limits(JsonWalk *walk, json_t *root, Manifest *manifest)
{
    json_t *limits = json_walk_object(walk, root, "limits");
    if (!limits)
        return;
    size_t mark = json_walk_enter(walk, "limits");
    json_walk_only(walk, limits, "memory_mb cpu_seconds wall_seconds observations");
    manifest->memory_mb = (uint32_t)json_walk_integer(walk, limits, "memory_mb", 16, 65536);
    manifest->cpu_seconds = (uint32_t)json_walk_integer(walk, limits, "cpu_seconds", 1, 86400);
    manifest->wall_seconds = (uint32_t)json_walk_integer(walk, limits, "wall_seconds", 1, 86400);
    manifest->max_observations = (uint64_t)json_walk_integer(walk, limits, "observations", 1, 10000000);
    json_walk_leave(walk, mark);
}

static bool
read_all(JsonWalk *walk, json_t *root, Manifest *manifest)
{
    json_walk_only(walk, root,
                   "manifest id version abi abi_needs publisher licence runtime library limits code_lists domains inputs "
                   "dimensions settings rules notes messages methods indicators x");
    read_head(walk, root, manifest);
    read_limits(walk, root, manifest);
    read_words(walk, root, "domains", false, manifest->domains);
    read_code_lists(walk, root, manifest);
    read_dimensions(walk, root, manifest);
    read_settings(walk, root, manifest);
    read_texts(walk, root, "rules", manifest->rules);
    read_texts(walk, root, "notes", manifest->notes);
    read_texts(walk, root, "messages", manifest->messages);
    read_texts(walk, root, "methods", manifest->methods);
    manifest_parts_inputs(walk, root, manifest);
    if (!walk->failed)
        manifest_parts_indicators(walk, root, manifest);
    return !walk->failed;
}

Manifest *
manifest_parse(const char *bytes, size_t size, const char *file, FindingList *findings)
{
    json_t *root = json_walk_parse(bytes, size, file, 3001, findings);
    if (!root)
        return NULL;
    g_autoptr(Manifest) manifest = manifest_new();
    JsonWalk walk = json_walk_begin(file, findings, 3002, 3003, 3004);
    walk.bytes = bytes;
    walk.size = size;
    bool good = json_is_object(root) ? read_all(&walk, root, manifest) : ((void)json_walk_malformed(&walk, "{}"), false);
    json_walk_end(&walk);
    json_decref(root);
    manifest->sha256 = digest_bytes(bytes, size);
    return good ? g_steal_pointer(&manifest) : NULL;
}

Manifest *
manifest_read(const char *path, FindingList *findings)
{
    g_autofree char *file = g_path_get_basename(path);
    g_autofree char *bytes = NULL;
    gsize size = 0;
    g_autoptr(GError) error = NULL;
    if (!g_file_get_contents(path, &bytes, &size, &error)) {
        finding_add(findings, 3009, file, 0, error->message, NULL);
        return NULL;
    }
    return manifest_parse(bytes, size, file, findings);
}

uint64_t
manifest_cell_limit(const Manifest *manifest, size_t n_windows, size_t n_quarters)
{
    uint64_t limit = 0;
    for (guint i = 0; i < manifest->indicators->len; i++) {
        const Indicator *indicator = manifest->indicators->pdata[i];
        uint64_t cells = 0;
        for (guint t = 0; t < indicator->tables->len; t++) {
            const Table *table = &g_array_index(indicator->tables, Table, t);
            uint64_t product = 1;
            for (size_t d = 0; d < table->n_dimensions; d++)
                product *= ((Dimension *)manifest->dimensions->pdata[table->dimensions[d]])->codes->len;
            cells += product;
        }
        limit += cells * (rollup_type_is_additive(indicator->type) ? n_quarters : n_windows);
    }
    return limit;
}
