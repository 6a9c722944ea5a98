/* SPDX-License-Identifier: Apache-2.0 */
#include "tests/support/table_file.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

/* "index value weight status low high lower-level upper-level ..." */
static bool
read_cell(CellSystem *system, const char *line)
{
    size_t index;
    int64_t value, weight, low, high, fall, rise;
    char status;
    if (sscanf(line, "%zu %" SCNd64 " %" SCNd64 " %c %" SCNd64 " %" SCNd64 " %" SCNd64 " %" SCNd64, &index, &value, &weight, &status,
               &low, &high, &fall, &rise) != 8)
        return false;
    SystemCell *cell = cell_system_cell(system, cell_system_add(system, value, 1));
    cell->low = low;
    cell->high = high;
    if (status == 'u') {
        cell->fall = fall;
        cell->rise = rise;
        cell->hidden = true;
    }
    return true;
}

int64_t
table_file_threshold(CellSystem *system)
{
    int64_t k = 0;
    for (size_t c = 0; c < cell_system_size(system); c++) {
        const SystemCell *cell = cell_system_cell(system, c);
        if (cell->rise == 0 && cell->fall == 0)
            continue;
        if (cell->fall != cell->value || (k > 0 && k != cell->fall + cell->rise))
            return 0;
        k = cell->fall + cell->rise;
    }
    for (size_t c = 0; c < cell_system_size(system); c++)
        cell_system_cell(system, c)->counts_children = k > 0;
    return k;
}

/* JJ: "0 N : cell (factor) cell (factor) ..."; every factor is small. */
static bool
read_equation(CellSystem *system, const char *line)
{
    g_autoptr(GArray) terms = g_array_new(FALSE, FALSE, sizeof(SystemTerm));
    const char *at = strchr(line, ':');
    SystemTerm term;
    int used;
    if (!at)
        return false;
    for (at++; sscanf(at, " %" SCNu32 " (%" SCNd32 ")%n", &term.cell, &term.factor, &used) == 2; at += used)
        g_array_append_val(terms, term);
    cell_system_add_equation(system, (SystemTerm *)(void *)terms->data, terms->len);
    return true;
}

static bool
read_jj(CellSystem *system, FILE *stream, char **line, size_t *capacity)
{
    size_t cells = 0, equations = 0;
    bool good = getline(line, capacity, stream) > 0 && sscanf(*line, "%zu", &cells) == 1;
    for (size_t i = 0; good && i < cells; i++)
        good = getline(line, capacity, stream) > 0 && read_cell(system, *line);
    good = good && getline(line, capacity, stream) > 0 && sscanf(*line, "%zu", &equations) == 1;
    for (size_t i = 0; good && i < equations; i++)
        good = getline(line, capacity, stream) > 0 && read_equation(system, *line);
    return good;
}

/* Head "cells equations terms", cells, then one term a line: "equation cell factor". */
static bool
read_text(CellSystem *system, const char *head, FILE *stream, char **line, size_t *capacity)
{
    size_t cells = 0, equations = 0, n_terms = 0, now = 0, equation = 0;
    g_autoptr(GArray) terms = g_array_new(FALSE, FALSE, sizeof(SystemTerm));
    bool good = sscanf(head, "%zu %zu %zu", &cells, &equations, &n_terms) == 3;
    for (size_t i = 0; good && i < cells; i++)
        good = getline(line, capacity, stream) > 0 && read_cell(system, *line);
    for (size_t i = 0; good && i < n_terms; i++) {
        SystemTerm term;
        good = getline(line, capacity, stream) > 0 &&
               sscanf(*line, "%zu %" SCNu32 " %" SCNd32, &equation, &term.cell, &term.factor) == 3;
        if (good && equation != now) {
            cell_system_add_equation(system, (SystemTerm *)(void *)terms->data, terms->len);
            g_array_set_size(terms, 0);
            now = equation;
        }
        g_array_append_val(terms, term);
    }
    if (good)
        cell_system_add_equation(system, (SystemTerm *)(void *)terms->data, terms->len);
    return good;
}

CellSystem *
table_file_read(const char *path)
{
    g_autofree char *command = g_strdup_printf("zcat -f '%s'", path);
    FILE *stream = popen(command, "r");
    if (!stream)
        return NULL;
    CellSystem *system = cell_system_new();
    char *line = NULL;
    size_t capacity = 0;
    bool good = getline(&line, &capacity, stream) > 0;
    if (good)
        good = strcmp(line, "0\n") == 0 ? read_jj(system, stream, &line, &capacity)
                                        : read_text(system, line, stream, &line, &capacity);
    free(line);
    pclose(stream);
    if (!good)
        g_clear_pointer(&system, cell_system_free);
    return system;
}
