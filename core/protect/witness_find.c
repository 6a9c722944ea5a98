/* SPDX-License-Identifier: Apache-2.0 */
#include "core/protect/witness_find.h"

struct WitnessFind {
    const CellSystem *system;
    WitnessLp *plain, *zeros;
    size_t programs;
};

static WitnessLp *
program_of(const CellSystem *system, bool zeros_move)
{
    size_t n = cell_system_size(system);
    g_autofree bool *still = g_new0(bool, n + 1);
    for (size_t c = 0; c < n; c++) {
        const SystemCell *cell = cell_system_cell(system, c);
        still[c] = cell->fixed || (!zeros_move && cell->value == 0 && cell->rise == 0 && !cell->hidden);
    }
    return witness_lp_new(system, still);
}

WitnessFind *
witness_find_new(const CellSystem *system)
{
    WitnessFind *find = g_new0(WitnessFind, 1);
    find->system = system;
    find->plain = program_of(system, false);
    return find;
}

void
witness_find_free(WitnessFind *find)
{
    if (!find)
        return;
    witness_lp_free(find->plain);
    witness_lp_free(find->zeros);
    g_free(find);
}

Witness *
witness_find_without_zeros(WitnessFind *find, const WitnessOrder *order)
{
    find->programs++;
    return witness_lp_find(find->plain, order);
}

Witness *
witness_find(WitnessFind *find, const WitnessOrder *order)
{
    Witness *witness = witness_find_without_zeros(find, order);
    if (witness)
        return witness;
    if (!find->zeros)
        find->zeros = program_of(find->system, true);
    find->programs++;
    return witness_lp_find(find->zeros, order);
}

size_t
witness_find_programs(const WitnessFind *find)
{
    return find->programs;
}

size_t
witness_find_steps(const WitnessFind *find)
{
    return witness_lp_steps(find->plain) + (find->zeros ? witness_lp_steps(find->zeros) : 0);
}
