/* SPDX-License-Identifier: Apache-2.0 */
#include "core/protect/witness_cover.h"

#include <string.h>

static double
cost_of(const CellSystem *system, const Witness *witness, const unsigned *users)
{
    double cost = 0;
    for (size_t i = 0; i < witness->count; i++) {
        if (users[witness->cells[i]] == 1)
            cost += cell_system_cell(system, witness->cells[i])->cost;
    }
    return cost;
}

/* Sides that the witnesses without one of them prove. */
static size_t
proved_without(const CellSystem *system, GPtrArray *witnesses, const bool *kept, size_t without, WitnessPair *pairs)
{
    size_t proved = 0;
    memset(pairs, -1, (cell_system_size(system) + 1) * sizeof *pairs);
    for (guint w = 0; w < witnesses->len; w++) {
        if (kept[w] && w != without)
            proved += witness_cover(system, g_ptr_array_index(witnesses, w), (int)w, pairs);
    }
    return proved;
}

typedef struct Candidate {
    size_t witness;
    double cost;
} Candidate;

static int
by_cost(const void *left, const void *right)
{
    const Candidate *a = left, *b = right;
    if (a->cost > b->cost || a->cost < b->cost)
        return a->cost > b->cost ? -1 : 1;
    return (a->witness > b->witness) - (a->witness < b->witness);
}

static void
count_users(const CellSystem *system, GPtrArray *witnesses, const bool *kept, const bool *before, unsigned *users)
{
    memset(users, 0, (cell_system_size(system) + 1) * sizeof *users);
    for (guint w = 0; w < witnesses->len; w++) {
        const Witness *witness = g_ptr_array_index(witnesses, w);
        for (size_t i = 0; kept[w] && i < witness->count; i++)
            users[witness->cells[i]] += before[witness->cells[i]] ? 2 : 1;
    }
}

/* Greedy from the dear end: drop what saves most as long as everything stays proved. */
static void
drop_dear(const CellSystem *system, GPtrArray *witnesses, bool *kept, const bool *before, WitnessPair *pairs)
{
    size_t n = witnesses->len;
    g_autofree unsigned *users = g_new(unsigned, cell_system_size(system) + 1);
    size_t all = proved_without(system, witnesses, kept, n, pairs);
    for (bool dropped = true; dropped;) {
        g_autoptr(GArray) order = g_array_new(FALSE, FALSE, sizeof(Candidate));
        dropped = false;
        count_users(system, witnesses, kept, before, users);
        for (size_t w = 0; w < n; w++) {
            Candidate candidate = {w, kept[w] ? cost_of(system, g_ptr_array_index(witnesses, w), users) : 0};
            if (candidate.cost > 0)
                g_array_append_val(order, candidate);
        }
        g_array_sort(order, by_cost);
        for (guint i = 0; i < order->len && !dropped; i++) {
            size_t w = g_array_index(order, Candidate, i).witness;
            if (proved_without(system, witnesses, kept, w, pairs) == all) {
                kept[w] = false;
                dropped = true;
            }
        }
    }
}

void
witness_cover_shrink(CellSystem *system, GPtrArray *witnesses, WitnessPair *pairs, const bool *before)
{
    size_t n = witnesses->len;
    g_autofree bool *kept = g_new(bool, n + 1);
    memset(kept, true, n + 1);
    drop_dear(system, witnesses, kept, before, pairs);
    for (size_t w = n; w-- > 0;) {
        if (!kept[w])
            g_ptr_array_remove_index(witnesses, (guint)w);
    }
    for (size_t c = 0; c < cell_system_size(system); c++)
        cell_system_cell(system, c)->hidden = before[c];
    memset(pairs, -1, (cell_system_size(system) + 1) * sizeof *pairs);
    for (guint w = 0; w < witnesses->len; w++) {
        const Witness *witness = g_ptr_array_index(witnesses, w);
        witness_cover(system, witness, (int)w, pairs);
        for (size_t i = 0; i < witness->count; i++)
            cell_system_cell(system, witness->cells[i])->hidden = true;
    }
}
