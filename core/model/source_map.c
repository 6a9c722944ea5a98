/* SPDX-License-Identifier: Apache-2.0 */
#include "core/model/source_map.h"

#include <string.h>

static void
free_choice(void *choice)
{
    SourceMapChoice *self = choice;
    g_free(self->column);
    g_free(self->has);
    g_free(self->is);
    g_free(self);
}

static void
free_derived(SourceMapDerived *derived)
{
    if (!derived)
        return;
    g_ptr_array_free(derived->columns, TRUE);
    g_ptr_array_free(derived->choices, TRUE);
    g_free(derived->otherwise);
    g_free(derived);
}

SourceMapDerived *
source_map_derived_new(SourceDerivation derivation)
{
    SourceMapDerived *derived = g_new0(SourceMapDerived, 1);
    derived->derivation = derivation;
    derived->columns = g_ptr_array_new_with_free_func(g_free);
    derived->choices = g_ptr_array_new_with_free_func(free_choice);
    derived->otherwise = g_strdup("");
    return derived;
}

static void
add_choice(GPtrArray *choices, const char *column, const char *has, const char *is)
{
    SourceMapChoice *choice = g_new(SourceMapChoice, 1);
    *choice = (SourceMapChoice){g_strdup(column), g_strdup(has), g_strdup(is)};
    g_ptr_array_add(choices, choice);
}

void
source_map_derived_choose(SourceMapDerived *derived, const char *column, const char *has, const char *is)
{
    add_choice(derived->choices, column, has, is);
}

void
source_map_input_select(SourceMapInput *input, const char *column, const char *has)
{
    if (!input->rows)
        input->rows = g_ptr_array_new_with_free_func(free_choice);
    add_choice(input->rows, column, has, "");
}

bool
source_map_input_derives(const SourceMapInput *input)
{
    bool derives = input->rows != NULL;
    for (guint c = 0; c < input->columns->len && !derives; c++)
        derives = ((const SourceMapColumn *)input->columns->pdata[c])->derived != NULL;
    return derives;
}

static void
free_column(void *column)
{
    SourceMapColumn *self = column;
    free_derived(self->derived);
    g_ptr_array_free(self->names, TRUE);
    g_clear_pointer(&self->values, g_hash_table_destroy);
    g_free(self->constant);
    g_free(self);
}

static void
free_input(void *input)
{
    source_map_input_free(input);
}

SourceMap *
source_map_new(void)
{
    SourceMap *map = g_new0(SourceMap, 1);
    map->inputs = g_ptr_array_new_with_free_func(free_input);
    return map;
}

void
source_map_free(SourceMap *map)
{
    if (!map)
        return;
    g_ptr_array_free(map->inputs, TRUE);
    g_free(map->sha256);
    g_free(map);
}

SourceMapInput *
source_map_input_new(const Input *input)
{
    SourceMapInput *self = g_new0(SourceMapInput, 1);
    self->input = g_strdup(input->id);
    self->file = g_strdup_printf("%s.csv", input->id);
    self->part = g_strdup("");
    self->header_row = 1;
    self->columns = g_ptr_array_new_with_free_func(free_column);
    for (guint c = 0; c < input->columns->len; c++) {
        SourceMapColumn *column = g_new0(SourceMapColumn, 1);
        column->names = g_ptr_array_new_with_free_func(g_free);
        g_ptr_array_add(column->names, g_strdup(((const Column *)input->columns->pdata[c])->name));
        g_ptr_array_add(self->columns, column);
    }
    return self;
}

void
source_map_input_free(SourceMapInput *input)
{
    if (!input)
        return;
    g_ptr_array_free(input->columns, TRUE);
    g_clear_pointer(&input->rows, g_ptr_array_unref);
    g_free(input->part);
    g_free(input->file);
    g_free(input->input);
    g_free(input);
}

const SourceMapInput *
source_map_find(const SourceMap *map, const char *input)
{
    for (guint i = 0; map && i < map->inputs->len; i++) {
        const SourceMapInput *candidate = map->inputs->pdata[i];
        if (strcmp(candidate->input, input) == 0)
            return candidate;
    }
    return NULL;
}

char *
source_map_file(const SourceMap *map, const char *input)
{
    const SourceMapInput *found = source_map_find(map, input);
    return found ? g_strdup(found->file) : g_strdup_printf("%s.csv", input);
}

const char *
source_kind_name(SourceKind kind)
{
    static const char *const NAMES[KIND_COUNT] = {"csv", "xlsx", "ndjson", "sqlite"};
    return NAMES[kind];
}

const char *
source_encoding_name(SourceEncoding encoding)
{
    static const char *const NAMES[ENCODING_COUNT] = {"utf-8", "windows-1252", "utf-16"};
    return NAMES[encoding];
}

const char *
source_dates_name(SourceDates dates)
{
    static const char *const NAMES[DATES_COUNT] = {"iso", "dd/mm/yyyy", "mm/dd/yyyy", "yyyy/mm/dd", "serial", "serial-1904"};
    return NAMES[dates];
}
