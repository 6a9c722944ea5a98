/* SPDX-License-Identifier: Apache-2.0 */
#include "core/protect/witness_search.h"

#include "core/protect/witness_exact.h"
#include "core/protect/witness_find.h"
#include "core/protect/witness_insider.h"
#include "core/protect/witness_polish.h"

/* Polishing may take this many times the steps of the first search, and no less than so many. */
enum { ROUNDS = 3, POLISH_FACTOR = 8, POLISH_STEPS = 50000, EXACT_CELLS = 60 };

typedef struct Need {
    WitnessSide side;
    int64_t need; /* negative: down */
} Need;

/* Largest need first: its witness often serves smaller ones. */
static int
by_need(const void *left, const void *right)
{
    const Need *a = left, *b = right;
    int64_t x = ABS(a->need), y = ABS(b->need);
    if (x != y)
        return x > y ? -1 : 1;
    return (a->side > b->side) - (a->side < b->side);
}

static GArray *
needs_of(const CellSystem *system)
{
    GArray *needs = g_array_new(FALSE, FALSE, sizeof(Need));
    for (size_t c = 0; c < cell_system_size(system); c++) {
        const SystemCell *cell = cell_system_cell(system, c);
        Need up = {2 * c, cell->rise}, down = {2 * c + 1, -cell->fall};
        if (cell->rise > 0)
            g_array_append_val(needs, up);
        if (cell->fall > 0)
            g_array_append_val(needs, down);
    }
    g_array_sort(needs, by_need);
    return needs;
}

static void
search_needs(WitnessSearch *search, WitnessFind *find, const GArray *needs)
{
    for (guint i = 0; i < needs->len; i++) {
        Need need = g_array_index(needs, Need, i);
        WitnessOrder order = {(uint32_t)(need.side / 2), need.need, ROUNDS, -1};
        if (search->cover->proofs[need.side] > 0)
            continue;
        Witness *witness = witness_find(find, &order);
        if (witness)
            witness_cover_add(search->cover, witness);
        else
            g_array_append_val(search->unprotected, need.side);
    }
}

typedef struct Uses {
    WitnessUse *uses;
    int32_t witness;
} Uses;

static void
note_use(WitnessSide side, int64_t times, void *data)
{
    Uses *uses = data;
    if (uses->uses[side].witness < 0)
        uses->uses[side] = (WitnessUse){uses->witness, times};
}

static void
conclude(WitnessSearch *search, CellSystem *system)
{
    size_t n = cell_system_size(system);
    search->uses = g_new(WitnessUse, 2 * n + 1);
    for (size_t s = 0; s < 2 * n; s++)
        search->uses[s] = (WitnessUse){-1, 0};
    for (guint w = 0; w < search->cover->witnesses->len; w++) {
        Uses uses = {search->uses, (int32_t)w};
        witness_sides(system, g_ptr_array_index(search->cover->witnesses, w), note_use, &uses);
    }
    for (size_t c = 0; c < n; c++)
        search->n_hidden += cell_system_cell(system, c)->hidden;
}

WitnessSearch *
witness_search(CellSystem *system, bool insiders)
{
    WitnessSearch *search = g_new0(WitnessSearch, 1);
    search->cover = witness_cover_new(system);
    search->unprotected = g_array_new(FALSE, FALSE, sizeof(WitnessSide));
    search->insiders = g_array_new(FALSE, FALSE, sizeof(WitnessInsider));
    g_autoptr(WitnessFind) find = witness_find_new(system);
    g_autoptr(GArray) needs = needs_of(system);
    search_needs(search, find, needs);
    witness_cover_shrink(search->cover);
    witness_polish(search->cover, find, MAX(POLISH_STEPS, POLISH_FACTOR * witness_find_steps(find)));
    if (cell_system_size(system) <= EXACT_CELLS && search->unprotected->len == 0)
        witness_exact(search->cover);
    if (insiders)
        witness_insider(search->cover, find, search->insiders);
    search->n_programs = witness_find_programs(find);
    conclude(search, system);
    return search;
}

void
witness_search_free(WitnessSearch *search)
{
    if (!search)
        return;
    witness_cover_free(search->cover);
    g_array_unref(search->unprotected);
    g_array_unref(search->insiders);
    g_free(search->uses);
    g_free(search);
}
