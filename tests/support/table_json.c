/* SPDX-License-Identifier: Apache-2.0 */
#include "tests/support/table_json.h"

#include <stdlib.h>
#include <string.h>

json_t *
table_json_load(const char *name)
{
    const char *shared = getenv("HITO_SHARED");
    g_autofree char *path = g_build_filename(shared ? shared : "../shared", "data", "sdc", name, NULL);
    return json_load_file(path, 0, NULL);
}

/* Index of the cell that has this label in one dimension and otherwise the labels of another cell. */
static size_t
neighbour(const json_t *cells, size_t from, size_t dimension, const char *label)
{
    const json_t *like = json_array_get(cells, from);
    for (size_t c = 0; c < json_array_size(cells); c++) {
        const json_t *cell = json_array_get(cells, c);
        bool same = true;
        for (size_t d = 0; same && d < json_array_size(cell); d++)
            same = strcmp(json_string_value(json_array_get(cell, d)),
                          d == dimension ? label : json_string_value(json_array_get(like, d))) == 0;
        if (same)
            return c;
    }
    abort();
}

static void
add_sum(CellSystem *system, const json_t *cells, size_t total, size_t dimension, const json_t *labels)
{
    g_autoptr(GArray) terms = g_array_new(FALSE, FALSE, sizeof(SystemTerm));
    SystemTerm term = {(uint32_t)total, -1};
    g_array_append_val(terms, term);
    for (size_t i = 0; i < json_array_size(labels); i++) {
        size_t part = neighbour(cells, total, dimension, json_string_value(json_array_get(labels, i)));
        term = (SystemTerm){(uint32_t)part, 1};
        g_array_append_val(terms, term);
    }
    cell_system_add_equation(system, (SystemTerm *)(void *)terms->data, terms->len);
}

CellSystem *
table_json_cross(const json_t *table)
{
    CellSystem *system = cell_system_new();
    const json_t *cells = json_object_get(table, "cells"), *cats = json_object_get(table, "cats");
    const json_t *values = json_object_get(table, "values");
    json_int_t k = json_integer_value(json_object_get(table, "k"));
    for (size_t c = 0; c < json_array_size(cells); c++) {
        uint32_t at = cell_system_add(system, json_integer_value(json_array_get(values, c)), 1);
        cell_system_protect(system, at, k);
    }
    for (size_t c = 0; c < json_array_size(cells); c++) {
        for (size_t d = 0; d < json_array_size(cats); d++) {
            if (strcmp(json_string_value(json_array_get(json_array_get(cells, c), d)), "*") == 0)
                add_sum(system, cells, c, d, json_array_get(cats, d));
        }
    }
    return system;
}

static bool
names(const json_t *list, const json_t *label)
{
    for (size_t i = 0; i < json_array_size(list); i++) {
        if (json_equal(json_array_get(list, i), label))
            return true;
    }
    return false;
}

CellSystem *
table_json_rows(const json_t *example)
{
    CellSystem *system = cell_system_new();
    const json_t *labels = json_object_get(example, "labels"), *values = json_object_get(example, "values");
    const json_t *rows = json_object_get(example, "rows"), *sensitive = json_object_get(example, "sensitive");
    json_int_t k = json_integer_value(json_object_get(example, "k"));
    for (size_t c = 0; c < json_array_size(labels); c++) {
        uint32_t at = cell_system_add(system, json_integer_value(json_array_get(values, c)), 1);
        if (names(sensitive, json_array_get(labels, c)))
            cell_system_protect(system, at, k);
    }
    for (size_t r = 0; r < json_array_size(rows); r++) {
        g_autoptr(GArray) terms = g_array_new(FALSE, FALSE, sizeof(SystemTerm));
        for (size_t i = 0; i < json_array_size(json_array_get(rows, r)); i++) {
            const json_t *pair = json_array_get(json_array_get(rows, r), i);
            SystemTerm term = {(uint32_t)json_integer_value(json_array_get(pair, 0)),
                               (int32_t)json_integer_value(json_array_get(pair, 1))};
            g_array_append_val(terms, term);
        }
        cell_system_add_equation(system, (SystemTerm *)(void *)terms->data, terms->len);
    }
    return system;
}
