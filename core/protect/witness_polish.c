/* SPDX-License-Identifier: Apache-2.0 */
#include "core/protect/witness_polish.h"

enum { PASSES = 4, ROUNDS = 3 };

static double
cost_of_hidden(const CellSystem *system)
{
    double cost = 0;
    for (size_t c = 0; c < cell_system_size(system); c++) {
        if (cell_system_cell(system, c)->hidden)
            cost += cell_system_cell(system, c)->cost;
    }
    return cost;
}

/* Find anew what the sides need that only the witnesses taken out proved, without moving one cell. */
static bool
prove_again(WitnessCover *cover, WitnessFind *find, const GArray *lost, uint32_t without)
{
    for (guint i = 0; i < lost->len; i++) {
        WitnessSide side = g_array_index(lost, WitnessSide, i);
        const SystemCell *cell = cell_system_cell(cover->system, side / 2);
        if (cover->proofs[side] > 0)
            continue;
        WitnessOrder order = {(uint32_t)(side / 2), side % 2 ? -cell->fall : cell->rise, ROUNDS, without};
        Witness *witness = witness_find_without_zeros(find, &order);
        if (!witness)
            return false;
        witness_cover_add(cover, witness);
    }
    return true;
}

/* Witnesses that change a cell, out of the cover, and the sides that they proved. */
static GPtrArray *
take_users(WitnessCover *cover, uint32_t cell, GArray *lost)
{
    GPtrArray *taken = g_ptr_array_new();
    for (guint w = cover->witnesses->len; w-- > 0;) {
        const GArray *sides = g_ptr_array_index(cover->sides, w);
        if (witness_change(g_ptr_array_index(cover->witnesses, w), cell) == 0)
            continue;
        g_array_append_vals(lost, sides->data, sides->len);
        g_ptr_array_add(taken, witness_cover_take(cover, w));
    }
    return taken;
}

/* Show one cell: all witnesses that change it out, what they proved in again; put back unless less is hidden then. */
static bool
show_cell(WitnessCover *cover, WitnessFind *find, uint32_t cell, double *total)
{
    g_autoptr(GArray) lost = g_array_new(FALSE, FALSE, sizeof(WitnessSide));
    g_autoptr(GPtrArray) taken = take_users(cover, cell, lost);
    guint kept = cover->witnesses->len;
    bool proved = prove_again(cover, find, lost, cell);
    double now = cost_of_hidden(cover->system);
    bool better = proved && now < *total;
    while (!better && cover->witnesses->len > kept)
        witness_free(witness_cover_take(cover, cover->witnesses->len - 1));
    for (guint i = 0; i < taken->len; i++) {
        if (better)
            witness_free(g_ptr_array_index(taken, i));
        else
            witness_cover_add(cover, g_ptr_array_index(taken, i));
    }
    if (better)
        *total = now;
    return better;
}

void
witness_polish(WitnessCover *cover, WitnessFind *find, size_t steps)
{
    size_t end = witness_find_steps(find) + steps;
    double total = cost_of_hidden(cover->system);
    bool better = true;
    for (int pass = 0; better && pass < PASSES; pass++) {
        better = false;
        for (uint32_t c = 0; c < cell_system_size(cover->system) && witness_find_steps(find) < end; c++) {
            if (cell_system_cell(cover->system, c)->hidden && !cover->before[c])
                better = show_cell(cover, find, c, &total) || better;
        }
        witness_cover_shrink(cover);
        total = cost_of_hidden(cover->system);
    }
}
