/* SPDX-License-Identifier: Apache-2.0 */
#include "core/model/manifest.h"

#include <string.h>

static const char *const TYPE_NAMES[COLUMN_TYPE_COUNT] = {
    "key", "code", "int32", "int64", "decimal", "real", "date", "bool", "text",
};

const char *
column_type_name(ColumnType type)
{
    return TYPE_NAMES[type];
}

bool
column_type_parse(const char *name, ColumnType *type)
{
    for (int i = 0; i < COLUMN_TYPE_COUNT; i++) {
        if (strcmp(name, TYPE_NAMES[i]) == 0) {
            *type = (ColumnType)i;
            return true;
        }
    }
    return false;
}

Column *
column_new(const char *name, ColumnType type)
{
    Column *column = g_new0(Column, 1);
    column->name = g_strdup(name);
    column->type = type;
    column->domain = column->list = column->null_code = -1;
    return column;
}

static void
column_free(void *data)
{
    Column *column = data;
    g_free(column->name);
    g_free(column);
}

Input *
input_new(const char *id)
{
    Input *input = g_new0(Input, 1);
    input->id = g_strdup(id);
    input->columns = g_ptr_array_new_with_free_func(column_free);
    return input;
}

static void
input_free(void *data)
{
    Input *input = data;
    g_free(input->id);
    g_ptr_array_free(input->columns, TRUE);
    g_free(input);
}

static void
code_list_free(void *data)
{
    ManifestCodeList *list = data;
    g_free(list->id);
    if (list->codes)
        g_ptr_array_unref(list->codes);
    g_free(list);
}

static void
dimension_free(void *data)
{
    Dimension *dimension = data;
    g_free(dimension->id);
    g_free(dimension->list);
    bilingual_clear(&dimension->name);
    if (dimension->codes)
        g_ptr_array_unref(dimension->codes);
    g_free(dimension);
}

static void
indicator_free_data(void *data)
{
    indicator_free(data);
}

static void
text_free(void *data)
{
    ManifestText *text = data;
    g_free(text->id);
    bilingual_clear(&text->text);
    g_free(text);
}

static void
setting_clear(void *data)
{
    g_free(((Setting *)data)->name);
}

Manifest *
manifest_new(void)
{
    Manifest *manifest = g_new0(Manifest, 1);
    manifest->runtime = g_ptr_array_new_with_free_func(g_free);
    manifest->code_lists = g_ptr_array_new_with_free_func(code_list_free);
    manifest->domains = g_ptr_array_new_with_free_func(g_free);
    manifest->inputs = g_ptr_array_new_with_free_func(input_free);
    manifest->dimensions = g_ptr_array_new_with_free_func(dimension_free);
    manifest->indicators = g_ptr_array_new_with_free_func(indicator_free_data);
    manifest->rules = g_ptr_array_new_with_free_func(text_free);
    manifest->notes = g_ptr_array_new_with_free_func(text_free);
    manifest->messages = g_ptr_array_new_with_free_func(text_free);
    manifest->methods = g_ptr_array_new_with_free_func(text_free);
    manifest->settings = g_array_new(FALSE, TRUE, sizeof(Setting));
    g_array_set_clear_func(manifest->settings, setting_clear);
    return manifest;
}

void
manifest_free(Manifest *manifest)
{
    if (!manifest)
        return;
    char *strings[] = {manifest->id,      manifest->version,        manifest->publisher, manifest->licence,
                       manifest->library, manifest->library_sha256, manifest->sha256};
    for (size_t i = 0; i < G_N_ELEMENTS(strings); i++)
        g_free(strings[i]);
    GPtrArray *arrays[] = {manifest->runtime, manifest->code_lists, manifest->domains,    manifest->inputs,
                           manifest->dimensions, manifest->indicators, manifest->rules, manifest->notes,
                           manifest->messages, manifest->methods};
    for (size_t i = 0; i < G_N_ELEMENTS(arrays); i++)
        g_ptr_array_free(arrays[i], TRUE);
    g_array_free(manifest->settings, TRUE);
    g_free(manifest);
}

int
manifest_find_indicator(const Manifest *manifest, const char *code)
{
    for (guint i = 0; i < manifest->indicators->len; i++) {
        if (strcmp(((Indicator *)manifest->indicators->pdata[i])->code, code) == 0)
            return (int)i;
    }
    return -1;
}

int
manifest_find_list(const Manifest *manifest, const char *id)
{
    for (guint i = 0; i < manifest->code_lists->len; i++) {
        if (strcmp(((ManifestCodeList *)manifest->code_lists->pdata[i])->id, id) == 0)
            return (int)i;
    }
    return -1;
}

int
manifest_find_domain(const Manifest *manifest, const char *id)
{
    for (guint i = 0; i < manifest->domains->len; i++) {
        if (strcmp(manifest->domains->pdata[i], id) == 0)
            return (int)i;
    }
    return -1;
}
