/* SPDX-License-Identifier: Apache-2.0 */
#include "core/protect/witness_search.h"

#include <string.h>

#include "core/protect/witness_cover.h"
#include "core/protect/witness_lp.h"

enum { ROUNDS = 3 };

/* One side of one sensitive cell that needs a witness. */
typedef struct Side {
    uint32_t cell;
    int64_t need; /* negative: down */
} Side;

static void
free_witness(void *witness)
{
    witness_free(witness);
}

/* Largest need first: its witness often serves smaller ones. */
static int
by_need(const void *left, const void *right)
{
    const Side *a = left, *b = right;
    int64_t x = ABS(a->need), y = ABS(b->need);
    if (x != y)
        return x > y ? -1 : 1;
    if (a->cell != b->cell)
        return a->cell < b->cell ? -1 : 1;
    return (a->need < b->need) - (a->need > b->need);
}

static GArray *
sides_of(const CellSystem *system)
{
    GArray *sides = g_array_new(FALSE, FALSE, sizeof(Side));
    for (uint32_t c = 0; c < cell_system_size(system); c++) {
        const SystemCell *cell = cell_system_cell(system, c);
        Side up = {c, cell->rise}, down = {c, -cell->fall};
        if (cell->rise > 0)
            g_array_append_val(sides, up);
        if (cell->fall > 0)
            g_array_append_val(sides, down);
    }
    g_array_sort(sides, by_need);
    return sides;
}

static void
hide_support(CellSystem *system, const Witness *witness)
{
    for (size_t i = 0; i < witness->count; i++)
        cell_system_cell(system, witness->cells[i])->hidden = true;
}

static void
search_side(CellSystem *system, WitnessLp *lp, WitnessSearch *search, const Side *side)
{
    const WitnessPair *pair = &search->pairs[side->cell];
    if ((side->need > 0 ? pair->raised : pair->lowered) >= 0)
        return;
    Witness *witness = witness_lp_find(lp, side->cell, side->need, ROUNDS);
    search->n_programs++;
    if (!witness) {
        g_array_append_val(search->unprotected, side->cell);
        return;
    }
    hide_support(system, witness);
    witness_cover(system, witness, (int)search->witnesses->len, search->pairs);
    g_ptr_array_add(search->witnesses, witness);
}

/* Zeros are held still for the search; the caller may hide some afterwards as decoys. */
static GArray *
hold_zeros(CellSystem *system)
{
    GArray *held = g_array_new(FALSE, FALSE, sizeof(uint32_t));
    for (uint32_t c = 0; c < cell_system_size(system); c++) {
        SystemCell *cell = cell_system_cell(system, c);
        if (cell->value == 0 && !cell->fixed && cell->rise == 0) {
            cell->fixed = true;
            g_array_append_val(held, c);
        }
    }
    return held;
}

WitnessSearch *
witness_search(CellSystem *system)
{
    WitnessSearch *search = g_new0(WitnessSearch, 1);
    size_t n = cell_system_size(system);
    search->witnesses = g_ptr_array_new_with_free_func(free_witness);
    search->unprotected = g_array_new(FALSE, FALSE, sizeof(uint32_t));
    search->pairs = g_new(WitnessPair, n + 1);
    memset(search->pairs, -1, (n + 1) * sizeof *search->pairs);
    g_autoptr(GArray) held = hold_zeros(system);
    g_autoptr(GArray) sides = sides_of(system);
    g_autofree bool *before = g_new(bool, n + 1);
    for (size_t c = 0; c < n; c++)
        before[c] = cell_system_cell(system, c)->hidden;
    g_autoptr(WitnessLp) lp = witness_lp_new(system);
    for (guint i = 0; i < sides->len; i++)
        search_side(system, lp, search, &g_array_index(sides, Side, i));
    witness_cover_shrink(system, search->witnesses, search->pairs, before);
    for (size_t c = 0; c < n; c++)
        search->n_hidden += cell_system_cell(system, c)->hidden;
    for (guint i = 0; i < held->len; i++)
        cell_system_cell(system, g_array_index(held, uint32_t, i))->fixed = false;
    return search;
}

void
witness_search_free(WitnessSearch *search)
{
    if (!search)
        return;
    g_ptr_array_unref(search->witnesses);
    g_array_unref(search->unprotected);
    g_free(search->pairs);
    g_free(search);
}
