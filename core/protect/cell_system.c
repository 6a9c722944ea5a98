/* SPDX-License-Identifier: Apache-2.0 */
#include "core/protect/cell_system.h"

CellSystem *
cell_system_new(void)
{
    CellSystem *system = g_new0(CellSystem, 1);
    size_t start = 0;
    system->cells = g_array_new(FALSE, FALSE, sizeof(SystemCell));
    system->terms = g_array_new(FALSE, FALSE, sizeof(SystemTerm));
    system->equations = g_array_new(FALSE, FALSE, sizeof(size_t));
    g_array_append_val(system->equations, start);
    return system;
}

void
cell_system_free(CellSystem *system)
{
    if (!system)
        return;
    g_array_unref(system->cells);
    g_array_unref(system->terms);
    g_array_unref(system->equations);
    g_free(system);
}

uint32_t
cell_system_add(CellSystem *system, int64_t value, double cost)
{
    /* Far above any count of people, far below where sums of it could overflow. */
    static const int64_t LARGE = INT64_C(1) << 40;
    SystemCell cell = {value, 0, LARGE, 0, 0, cost, false, false, false};
    g_array_append_val(system->cells, cell);
    return system->cells->len - 1;
}

void
cell_system_add_equation(CellSystem *system, const SystemTerm *terms, size_t count)
{
    g_array_append_vals(system->terms, terms, (guint)count);
    size_t end = system->terms->len;
    g_array_append_val(system->equations, end);
}

SystemCell *
cell_system_cell(const CellSystem *system, size_t index)
{
    return &g_array_index(system->cells, SystemCell, index);
}

const SystemTerm *
cell_system_equation(const CellSystem *system, size_t equation, size_t *count)
{
    size_t first = g_array_index(system->equations, size_t, equation);
    *count = g_array_index(system->equations, size_t, equation + 1) - first;
    return &g_array_index(system->terms, SystemTerm, first);
}

size_t
cell_system_size(const CellSystem *system)
{
    return system->cells->len;
}

size_t
cell_system_equations(const CellSystem *system)
{
    return system->equations->len - 1;
}

void
cell_system_protect(CellSystem *system, size_t index, int64_t k)
{
    SystemCell *cell = cell_system_cell(system, index);
    cell->counts_children = true;
    if (cell->value <= 0 || cell->value >= k)
        return;
    cell->rise = k - cell->value;
    cell->fall = cell->value;
    cell->hidden = true;
}
