/* SPDX-License-Identifier: Apache-2.0 */
#include "core/protect/witness_cover.h"

static void
free_witness(void *witness)
{
    witness_free(witness);
}

static void
free_array(void *array)
{
    g_array_unref(array);
}

WitnessCover *
witness_cover_new(CellSystem *system)
{
    size_t n = cell_system_size(system);
    WitnessCover *cover = g_new0(WitnessCover, 1);
    cover->system = system;
    cover->witnesses = g_ptr_array_new_with_free_func(free_witness);
    cover->sides = g_ptr_array_new_with_free_func(free_array);
    cover->proofs = g_new0(uint32_t, 2 * n + 1);
    cover->users = g_new0(uint32_t, n + 1);
    cover->before = g_new0(bool, n + 1);
    for (size_t c = 0; c < n; c++)
        cover->before[c] = cell_system_cell(system, c)->hidden;
    return cover;
}

void
witness_cover_free(WitnessCover *cover)
{
    if (!cover)
        return;
    g_ptr_array_unref(cover->witnesses);
    g_ptr_array_unref(cover->sides);
    g_free(cover->proofs);
    g_free(cover->users);
    g_free(cover->before);
    g_free(cover);
}

static void
note_side(WitnessSide side, int64_t times, void *data)
{
    (void)times;
    g_array_append_val((GArray *)data, side);
}

void
witness_cover_add(WitnessCover *cover, Witness *witness)
{
    GArray *sides = g_array_new(FALSE, FALSE, sizeof(WitnessSide));
    witness_sides(cover->system, witness, note_side, sides);
    for (guint i = 0; i < sides->len; i++)
        cover->proofs[g_array_index(sides, WitnessSide, i)]++;
    for (size_t i = 0; i < witness->count; i++) {
        cover->users[witness->cells[i]]++;
        cell_system_cell(cover->system, witness->cells[i])->hidden = true;
    }
    g_ptr_array_add(cover->witnesses, witness);
    g_ptr_array_add(cover->sides, sides);
}

Witness *
witness_cover_take(WitnessCover *cover, size_t index)
{
    GArray *sides = g_ptr_array_steal_index_fast(cover->sides, (guint)index);
    Witness *witness = g_ptr_array_steal_index_fast(cover->witnesses, (guint)index);
    for (guint i = 0; i < sides->len; i++)
        cover->proofs[g_array_index(sides, WitnessSide, i)]--;
    for (size_t i = 0; i < witness->count; i++) {
        uint32_t cell = witness->cells[i];
        if (--cover->users[cell] == 0)
            cell_system_cell(cover->system, cell)->hidden = cover->before[cell];
    }
    g_array_unref(sides);
    return witness;
}

double
witness_cover_cost(const WitnessCover *cover, size_t index)
{
    const Witness *witness = g_ptr_array_index(cover->witnesses, index);
    double cost = 0;
    for (size_t i = 0; i < witness->count; i++) {
        uint32_t cell = witness->cells[i];
        if (cover->users[cell] == 1 && !cover->before[cell])
            cost += cell_system_cell(cover->system, cell)->cost;
    }
    return cost;
}

bool
witness_cover_is_spare(const WitnessCover *cover, size_t index)
{
    const GArray *sides = g_ptr_array_index(cover->sides, index);
    for (guint i = 0; i < sides->len; i++) {
        if (cover->proofs[g_array_index(sides, WitnessSide, i)] < 2)
            return false;
    }
    return true;
}

void
witness_cover_shrink(WitnessCover *cover)
{
    for (;;) {
        size_t dearest = SIZE_MAX;
        double most = -1;
        for (guint w = 0; w < cover->witnesses->len; w++) {
            double cost = witness_cover_is_spare(cover, w) ? witness_cover_cost(cover, w) : -1;
            if (cost > most) {
                most = cost;
                dearest = w;
            }
        }
        if (dearest == SIZE_MAX)
            return;
        witness_free(witness_cover_take(cover, dearest));
    }
}
