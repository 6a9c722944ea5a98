/* SPDX-License-Identifier: Apache-2.0 */
#include "core/protect/protect_tables.h"

#include <string.h>

#include "core/protect/protect_block.h"
#include "core/protect/witness_decoy.h"
#include "core/protect/witness_proof.h"

typedef struct Tables {
    const ReleasedSet *released;
    const Window *window;
    size_t w;
    int k;
    VerifyProof *proof;
} Tables;

/* Where decoys fall depends on what is shown, never on a count. */
static uint64_t
seed_of(const Tables *tables, const ActualIndicator *a, size_t table)
{
    g_autofree char *name = actual_table_name(a, table);
    g_autofree char *all = g_strjoin("|", a->definition->code, tables->window->id, name, NULL);
    return g_str_hash(all);
}

static bool
was_released(const Tables *tables, const ActualIndicator *a, size_t table)
{
    g_autofree char *name = actual_table_name(a, table);
    for (size_t c = 0; c < a->n_cells[table]; c++) {
        g_autofree char *cell = actual_cell_name(a, table, c);
        if (released_find(tables->released, a->definition->code, name, cell, tables->window))
            return true;
    }
    return false;
}

static bool
is_closed(const Tables *tables, const ActualIndicator *printable, size_t table)
{
    const Actual *cells = actual_cells(printable, tables->w, table);
    return cells && cells[0].status == STATUS_SUPPRESSED;
}

/* Print what the search left open. */
static void
open_cells(const Tables *tables, const ProtectBlock *block, const ActualIndicator *actual, ActualIndicator *printable)
{
    for (size_t c = 0; c < block->cells->len; c++) {
        const BlockCell *at = &g_array_index(block->cells, BlockCell, c);
        if (at->table < 0 || cell_system_cell(block->system, c)->hidden)
            continue;
        actual_cells(printable, tables->w, (size_t)at->table)[at->cell] =
            actual_cells(actual, tables->w, (size_t)at->table)[at->cell];
    }
}

static void
open_table(const Tables *tables, const ActualIndicator *actual, ActualIndicator *printable, size_t table)
{
    if (!is_closed(tables, printable, table) || was_released(tables, actual, table))
        return;
    g_autoptr(ProtectBlock) block = protect_block_new(actual, printable, tables->w, table, tables->k);
    if (!block)
        return;
    for (size_t c = 0; c < block->cells->len; c++) {
        const BlockCell *at = &g_array_index(block->cells, BlockCell, c);
        if (at->table > 0 && was_released(tables, actual, (size_t)at->table))
            return;
    }
    g_autoptr(WitnessSearch) search = witness_search(block->system, true);
    witness_decoy(block->system, seed_of(tables, actual, table));
    VerifyProof proof;
    witness_proof(block->system, search, tables->k, &proof);
    bool sound = search->unprotected->len == 0 && search->insiders->len == 0 && verify_proof(&proof, NULL) == VERIFY_SOUND;
    if (sound) {
        open_cells(tables, block, actual, printable);
        witness_proof_append(tables->proof, &proof);
    }
    witness_proof_clear(&proof);
}

/* Most dimensions first: a table that is a sum of another is decided with it. */
static void
open_indicator(const Tables *tables, const ActualIndicator *actual, ActualIndicator *printable)
{
    for (size_t n = 4; n > 0; n--) {
        for (size_t t = 1; t < actual->n_tables; t++) {
            if (g_array_index(actual->definition->tables, Table, t).n_dimensions == n)
                open_table(tables, actual, printable, t);
        }
    }
}

void
protect_tables(const ActualTable *actuals, const ReleasedSet *released, int k, ActualTable *printable, VerifyProof *proof)
{
    const WindowSet *windows = actuals->windows;
    *proof = (VerifyProof){.k = k};
    for (size_t w = 0; w < windows->n_windows; w++) {
        const Window *window = &windows->windows[w];
        if (window->kind != WINDOW_QUARTER || window->last != windows->report_quarter)
            continue;
        Tables tables = {released, window, w, k, proof};
        for (guint i = 0; i < actuals->indicators->len; i++)
            open_indicator(&tables, actuals->indicators->pdata[i], printable->indicators->pdata[i]);
    }
}
