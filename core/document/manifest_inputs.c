/* SPDX-License-Identifier: Apache-2.0 */
#include "core/document/manifest_parts.h"

#include <string.h>

static void
read_key(JsonWalk *walk, json_t *node, const Manifest *manifest, Column *column)
{
    const char *domain = json_walk_string(walk, node, "domain");
    column->domain = manifest_find_domain(manifest, domain);
    if (column->domain < 0 && json_is_string(json_object_get(node, "domain")))
        manifest_parts_undeclared(walk, domain);
}

static void
read_code(JsonWalk *walk, json_t *node, const Manifest *manifest, Column *column)
{
    const char *list = json_walk_string(walk, node, "list");
    column->list = manifest_find_list(manifest, list);
    if (column->list < 0) {
        if (json_is_string(json_object_get(node, "list")))
            manifest_parts_undeclared(walk, list);
        return;
    }
    const char *null_code = json_walk_optional_string(walk, node, "null_code", NULL);
    if (!null_code)
        return;
    const ManifestCodeList *codes = manifest->code_lists->pdata[column->list];
    for (guint i = 0; i < codes->codes->len; i++) {
        if (strcmp(codes->codes->pdata[i], null_code) == 0)
            column->null_code = (int)i;
    }
    if (column->null_code < 0)
        manifest_parts_undeclared(walk, null_code);
}

static Column *
read_column(JsonWalk *walk, json_t *node, const Manifest *manifest)
{
    json_walk_only(walk, node, "name type domain list null null_code scale min max");
    const char *name = json_walk_string(walk, node, "name");
    const char *type_name = json_walk_string(walk, node, "type");
    ColumnType type = COLUMN_TEXT;
    if (!column_type_parse(type_name, &type))
        json_walk_malformed(walk, "key | code | int32 | int64 | decimal | real | date | bool | text");
    Column *column = column_new(name, type);
    column->nullable = json_walk_optional_bool(walk, node, "null", false);
    column->scale = (int)json_walk_optional_integer(walk, node, "scale", 0, 9, 0);
    column->has_min = json_object_get(node, "min") != NULL;
    column->has_max = json_object_get(node, "max") != NULL;
    column->min = json_walk_optional_integer(walk, node, "min", INT64_MIN, INT64_MAX, 0);
    column->max = json_walk_optional_integer(walk, node, "max", INT64_MIN, INT64_MAX, 0);
    if (type == COLUMN_KEY)
        read_key(walk, node, manifest, column);
    if (type == COLUMN_CODE)
        read_code(walk, node, manifest, column);
    return column;
}

static void
read_columns(JsonWalk *walk, json_t *node, const Manifest *manifest, Input *input)
{
    json_t *columns = json_walk_array(walk, node, "columns");
    size_t mark = json_walk_enter(walk, "columns");
    size_t i;
    json_t *child;
    json_array_foreach(columns, i, child) {
        size_t inner = json_walk_enter_index(walk, i);
        Column *column = read_column(walk, child, manifest);
        for (guint k = 0; k < input->columns->len; k++) {
            if (strcmp(((Column *)input->columns->pdata[k])->name, column->name) == 0)
                manifest_parts_twice(walk, column->name);
        }
        g_ptr_array_add(input->columns, column);
        json_walk_leave(walk, inner);
    }
    if (columns && json_array_size(columns) == 0)
        json_walk_malformed(walk, "[{...}]");
    json_walk_leave(walk, mark);
}

void
manifest_parts_inputs(JsonWalk *walk, json_t *root, Manifest *manifest)
{
    json_t *inputs = json_walk_array(walk, root, "inputs");
    if (inputs && json_array_size(inputs) > 64)
        json_walk_malformed(walk, "inputs: 0..64");
    size_t mark = json_walk_enter(walk, "inputs");
    size_t i;
    json_t *node;
    json_array_foreach(inputs, i, node) {
        size_t inner = json_walk_enter_index(walk, i);
        json_walk_only(walk, node, "id empty optional columns");
        const char *id = json_walk_string(walk, node, "id");
        manifest_parts_id(walk, id, false);
        for (guint k = 0; k < manifest->inputs->len; k++) {
            if (strcmp(((Input *)manifest->inputs->pdata[k])->id, id) == 0)
                manifest_parts_twice(walk, id);
        }
        Input *input = input_new(id);
        g_ptr_array_add(manifest->inputs, input);
        const char *empty = json_walk_optional_string(walk, node, "empty", "missing");
        input->empty_means_none = strcmp(empty, "none") == 0;
        if (!input->empty_means_none && strcmp(empty, "missing") != 0)
            json_walk_malformed(walk, "empty: missing | none");
        input->optional = json_walk_optional_bool(walk, node, "optional", false);
        read_columns(walk, node, manifest, input);
        json_walk_leave(walk, inner);
    }
    json_walk_leave(walk, mark);
}
