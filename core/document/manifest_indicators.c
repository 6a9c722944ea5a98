/* SPDX-License-Identifier: Apache-2.0 */
#include "core/document/manifest_parts.h"

#include <string.h>

static size_t
find_dimension(const Manifest *manifest, const char *id)
{
    for (guint i = 0; i < manifest->dimensions->len; i++) {
        if (strcmp(((Dimension *)manifest->dimensions->pdata[i])->id, id) == 0)
            return i;
    }
    return SIZE_MAX;
}

static void
read_table(JsonWalk *walk, json_t *node, const Manifest *manifest, Indicator *indicator)
{
    json_walk_only(walk, node, "dims partition");
    Table table = {.partition = json_walk_optional_bool(walk, node, "partition", false)};
    json_t *dims = json_walk_array(walk, node, "dims");
    size_t i;
    json_t *dim;
    json_array_foreach(dims, i, dim) {
        const char *id = json_string_value(dim);
        size_t index = id ? find_dimension(manifest, id) : SIZE_MAX;
        bool twice = false;
        for (size_t k = 0; k < table.n_dimensions; k++)
            twice = twice || table.dimensions[k] == index;
        if (twice)
            manifest_parts_twice(walk, id);
        else if (index == SIZE_MAX)
            manifest_parts_undeclared(walk, id ? id : "dims");
        else if (table.n_dimensions == MANIFEST_DIMENSIONS_MAX)
            json_walk_malformed(walk, "dims: 1..4");
        else
            table.dimensions[table.n_dimensions++] = index;
    }
    if (dims && json_array_size(dims) == 0)
        json_walk_malformed(walk, "dims: 1..4");
    g_array_append_val(indicator->tables, table);
}

static void
read_inputs(JsonWalk *walk, json_t *node, const Manifest *manifest, Indicator *indicator)
{
    json_t *inputs = json_walk_array(walk, node, "inputs");
    size_t i;
    json_t *word;
    json_array_foreach(inputs, i, word) {
        const char *id = json_string_value(word);
        uint64_t before = indicator->inputs;
        for (guint k = 0; id && k < manifest->inputs->len; k++) {
            if (strcmp(((Input *)manifest->inputs->pdata[k])->id, id) == 0)
                indicator->inputs |= (uint64_t)1 << k;
        }
        if (indicator->inputs == before)
            manifest_parts_undeclared(walk, id ? id : "inputs");
    }
    if (inputs && json_array_size(inputs) == 0)
        json_walk_malformed(walk, "inputs: [\"...\"]");
}

static void
read_windows(JsonWalk *walk, json_t *node, Indicator *indicator)
{
    json_t *windows = json_walk_array(walk, node, "windows");
    size_t i;
    json_t *window;
    json_array_foreach(windows, i, window) {
        WindowKind kind;
        if (json_is_string(window) && window_kind_parse(json_string_value(window), &kind))
            indicator->windows |= 1u << kind;
        else
            json_walk_malformed(walk, "quarter | fiscal_year | tip_year | calendar_year | life");
    }
    /* What the host adds up, it adds up from quarters. */
    if (rollup_type_is_additive(indicator->type) ? !(indicator->windows & 1u << WINDOW_QUARTER) : indicator->windows == 0)
        json_walk_malformed(walk, "windows: [\"quarter\", ...]");
}

static void
read_sheet(JsonWalk *walk, json_t *node, Indicator *indicator)
{
    static const char *const WANTED[] = {"definition", "source", "limitations"};
    json_t *sheet = json_walk_object(walk, node, "sheet");
    size_t mark = json_walk_enter(walk, "sheet");
    if (sheet)
        json_walk_only(walk, sheet,
                       "definition numerator denominator unit disaggregation geography rationale source method frequency "
                       "responsible limitations rules changes comparability");
    const char *key;
    json_t *value;
    json_object_foreach(sheet, key, value) {
        SheetField field = {g_strdup(key), json_walk_bilingual(walk, sheet, key)};
        g_array_append_val(indicator->sheet, field);
    }
    for (size_t i = 0; sheet && i < G_N_ELEMENTS(WANTED); i++)
        json_walk_object(walk, sheet, WANTED[i]);
    json_walk_leave(walk, mark);
}

static void
read_kind(JsonWalk *walk, json_t *node, Indicator *indicator)
{
    const char *type = json_walk_string(walk, node, "type");
    if (!rollup_type_parse(type, &indicator->type))
        json_walk_malformed(walk, "type: flow | new | unique | stock | ratio | median | estimate | milestone | context");
    const char *direction = json_walk_string(walk, node, "direction");
    if (!direction_parse(direction, &indicator->direction))
        json_walk_malformed(walk, "direction: up | down | none");
    /* Absent means A: a count of children until somebody says otherwise. */
    const char *class = json_walk_optional_string(walk, node, "class", "A");
    if (strlen(class) == 1 && class[0] >= 'A' && class[0] <= 'C')
        indicator->protection = (ProtectionClass)(class[0] - 'A');
    else
        json_walk_malformed(walk, "class: A | B | C");
    g_free(indicator->unit);
    indicator->unit = g_strdup(json_walk_string(walk, node, "unit"));
    if (strcmp(indicator->unit, "percent") == 0 && indicator->type != ROLLUP_RATIO && indicator->type != ROLLUP_ESTIMATE)
        json_walk_complain(walk, 3011, indicator->unit);
    indicator->decimals = (int)json_walk_optional_integer(walk, node, "decimals", 0, 4, 0);
}

static Indicator *
read_indicator(JsonWalk *walk, json_t *node, const Manifest *manifest)
{
    json_walk_only(walk, node,
                   "code type unit decimals direction class objective f_code definition_version inputs windows "
                   "name tables sheet");
    const char *code = json_walk_string(walk, node, "code");
    manifest_parts_id(walk, code, true);
    if (manifest_find_indicator(manifest, code) >= 0)
        manifest_parts_twice(walk, code);
    Indicator *indicator = indicator_new(code);
    read_kind(walk, node, indicator);
    g_free(indicator->objective);
    indicator->objective = g_strdup(json_walk_string(walk, node, "objective"));
    g_free(indicator->f_code);
    indicator->f_code = g_strdup(json_walk_optional_string(walk, node, "f_code", ""));
    g_free(indicator->definition_version);
    indicator->definition_version = g_strdup(json_walk_optional_string(walk, node, "definition_version", "1"));
    indicator->name = json_walk_bilingual(walk, node, "name");
    read_inputs(walk, node, manifest, indicator);
    read_windows(walk, node, indicator);
    json_t *tables = json_walk_optional_array(walk, node, "tables");
    size_t mark = json_walk_enter(walk, "tables");
    size_t i;
    json_t *table;
    json_array_foreach(tables, i, table) {
        size_t inner = json_walk_enter_index(walk, i);
        read_table(walk, table, manifest, indicator);
        json_walk_leave(walk, inner);
    }
    json_walk_leave(walk, mark);
    read_sheet(walk, node, indicator);
    return indicator;
}

void
manifest_parts_indicators(JsonWalk *walk, json_t *root, Manifest *manifest)
{
    json_t *indicators = json_walk_array(walk, root, "indicators");
    if (indicators && (json_array_size(indicators) == 0 || json_array_size(indicators) > 256))
        json_walk_malformed(walk, "indicators: 1..256");
    size_t mark = json_walk_enter(walk, "indicators");
    size_t i;
    json_t *node;
    json_array_foreach(indicators, i, node) {
        size_t inner = json_walk_enter_index(walk, i);
        g_ptr_array_add(manifest->indicators, read_indicator(walk, node, manifest));
        json_walk_leave(walk, inner);
    }
    json_walk_leave(walk, mark);
}
