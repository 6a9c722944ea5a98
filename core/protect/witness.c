/* SPDX-License-Identifier: Apache-2.0 */
#include "core/protect/witness.h"

Witness *
witness_new(const CellSystem *system, const int64_t *changes)
{
    Witness *witness = g_new0(Witness, 1);
    size_t n = cell_system_size(system);
    for (size_t i = 0; i < n; i++)
        witness->count += changes[i] != 0;
    witness->cells = g_new(uint32_t, witness->count + 1);
    witness->changes = g_new(int64_t, witness->count + 1);
    size_t at = 0;
    for (size_t i = 0; i < n; i++) {
        if (changes[i] != 0) {
            witness->cells[at] = (uint32_t)i;
            witness->changes[at++] = changes[i];
        }
    }
    return witness;
}

void
witness_free(Witness *witness)
{
    if (!witness)
        return;
    g_free(witness->cells);
    g_free(witness->changes);
    g_free(witness);
}

bool
witness_holds(const CellSystem *system, const int64_t *changes)
{
    for (size_t e = 0; e < cell_system_equations(system); e++) {
        size_t count;
        const SystemTerm *terms = cell_system_equation(system, e, &count);
        int64_t sum = 0;
        for (size_t t = 0; t < count; t++)
            sum += terms[t].factor * changes[terms[t].cell];
        if (sum != 0)
            return false;
    }
    return true;
}

int64_t
witness_span(const CellSystem *system, const Witness *witness, int sign)
{
    int64_t span = INT64_MAX;
    for (size_t i = 0; i < witness->count; i++) {
        const SystemCell *cell = cell_system_cell(system, witness->cells[i]);
        int64_t change = sign * witness->changes[i];
        int64_t room = change > 0 ? cell->high - cell->value : cell->value - cell->low;
        span = MIN(span, MAX(room, 0) / ABS(change));
    }
    return span;
}

bool
witness_fits(const CellSystem *system, const Witness *witness, int sign)
{
    return witness_span(system, witness, sign) > 0;
}

int64_t
witness_change(const Witness *witness, uint32_t cell)
{
    size_t low = 0, high = witness->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (witness->cells[middle] < cell)
            low = middle + 1;
        else
            high = middle;
    }
    return low < witness->count && witness->cells[low] == cell ? witness->changes[low] : 0;
}

static void
note_sign(const CellSystem *system, const Witness *witness, int sign, WitnessNote note, void *data)
{
    int64_t span = witness_span(system, witness, sign);
    for (size_t i = 0; span > 0 && i < witness->count; i++) {
        const SystemCell *cell = cell_system_cell(system, witness->cells[i]);
        int64_t change = sign * witness->changes[i], size = ABS(change);
        int64_t need = change > 0 ? cell->rise : cell->fall, times = (need + size - 1) / size;
        if (need > 0 && times <= span)
            note(2 * (WitnessSide)witness->cells[i] + (change < 0), sign * times, data);
    }
}

void
witness_sides(const CellSystem *system, const Witness *witness, WitnessNote note, void *data)
{
    note_sign(system, witness, 1, note, data);
    note_sign(system, witness, -1, note, data);
}
