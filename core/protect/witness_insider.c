/* SPDX-License-Identifier: Apache-2.0 */
#include "core/protect/witness_insider.h"

#include <string.h>

#include "core/protect/witness_search.h"

enum { ROUNDS = 2 };

static bool
is_sensitive(const SystemCell *cell)
{
    return cell->rise > 0 || cell->fall > 0;
}

/* Cells that some witness changes while it leaves the insider's count alone. */
static void
mark_unsure(const WitnessCover *cover, uint32_t insider, bool *unsure)
{
    memset(unsure, 0, cell_system_size(cover->system) * sizeof *unsure);
    for (guint w = 0; w < cover->witnesses->len; w++) {
        const Witness *witness = g_ptr_array_index(cover->witnesses, w);
        if (witness_change(witness, insider) != 0)
            continue;
        for (size_t i = 0; i < witness->count; i++)
            unsure[witness->cells[i]] = true;
    }
}

static bool
keep_from(WitnessCover *cover, WitnessFind *find, uint32_t insider, uint32_t target)
{
    for (int sign = 1; sign >= -1; sign -= 2) {
        WitnessOrder order = {target, sign, ROUNDS, insider};
        Witness *witness = witness_find(find, &order);
        if (witness) {
            witness_cover_add(cover, witness);
            return true;
        }
    }
    return false;
}

void
witness_insider(WitnessCover *cover, WitnessFind *find, GArray *exposed)
{
    size_t n = cell_system_size(cover->system);
    g_autofree bool *unsure = g_new0(bool, n + 1);
    for (uint32_t i = 0; i < n; i++) {
        const SystemCell *insider = cell_system_cell(cover->system, i);
        if (insider->value != 1 || !is_sensitive(insider))
            continue;
        mark_unsure(cover, i, unsure);
        for (uint32_t p = 0; p < n; p++) {
            const SystemCell *cell = cell_system_cell(cover->system, p);
            WitnessInsider pair = {i, p};
            if (p == i || unsure[p] || cell->value < 2 || !is_sensitive(cell))
                continue;
            if (keep_from(cover, find, i, p))
                mark_unsure(cover, i, unsure);
            else
                g_array_append_val(exposed, pair);
        }
    }
}
