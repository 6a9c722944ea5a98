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

static const Released *
released_at(const Tables *tables, const ActualIndicator *a, size_t table, size_t c)
{
    g_autofree char *name = actual_table_name(a, table);
    g_autofree char *cell = actual_cell_name(a, table, c);
    return released_find(tables->released, a->definition->code, name, cell, tables->window);
}

static bool
was_released(const Tables *tables, const ActualIndicator *a, size_t table)
{
    for (size_t c = 0; c < a->n_cells[table]; c++) {
        if (released_at(tables, a, table, c))
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

/* Nothing that a reader has of this quarter has changed, in any table. */
static bool
stands_as_released(const Tables *tables, const ActualIndicator *actual)
{
    for (size_t t = 0; t < actual->n_tables; t++) {
        for (size_t c = 0; c < actual->n_cells[t]; c++) {
            const Released *r = released_at(tables, actual, t, c);
            const Actual *now = &actual_cells(actual, tables->w, t)[c];
            if (r && r->printed.status == STATUS_OK &&
                (now->status != STATUS_OK || now->numerator != r->printed.numerator ||
                 strcmp(r->definition_version, actual->definition->definition_version) != 0))
                return false;
        }
    }
    return true;
}

/* A table that was released in part says the same again: nothing new, and no restatement of what has not changed. */
static void
repeat_table(const Tables *tables, const ActualIndicator *actual, ActualIndicator *printable, size_t table)
{
    size_t hidden = 0;
    for (size_t c = 0; c < actual->n_cells[table]; c++) {
        const Released *r = released_at(tables, actual, table, c);
        if (!r || (r->printed.status != STATUS_OK && r->printed.status != STATUS_SUPPRESSED))
            return;
        hidden += r->printed.status == STATUS_SUPPRESSED;
    }
    for (size_t c = 0; hidden > 0 && c < actual->n_cells[table]; c++) {
        if (released_at(tables, actual, table, c)->printed.status == STATUS_OK)
            actual_cells(printable, tables->w, table)[c] = actual_cells(actual, tables->w, table)[c];
    }
}

static void
repeat_indicator(const Tables *tables, const ActualIndicator *actual, ActualIndicator *printable)
{
    if (!actual_cells(actual, tables->w, 0) || !protect_block_counts(actual->definition) || !stands_as_released(tables, actual))
        return;
    for (size_t t = 1; t < actual->n_tables; t++) {
        if (is_closed(tables, printable, t))
            repeat_table(tables, actual, printable, t);
    }
}

void
protect_tables(const ActualTable *actuals, const ReleasedSet *released, int k, ActualTable *printable, VerifyProof *proof)
{
    const WindowSet *windows = actuals->windows;
    *proof = (VerifyProof){.k = k};
    for (size_t w = 0; w < windows->n_windows; w++) {
        const Window *window = &windows->windows[w];
        Tables tables = {released, window, w, k, proof};
        for (guint i = 0; window->kind == WINDOW_QUARTER && i < actuals->indicators->len; i++) {
            repeat_indicator(&tables, actuals->indicators->pdata[i], printable->indicators->pdata[i]);
            if (window->last == windows->report_quarter)
                open_indicator(&tables, actuals->indicators->pdata[i], printable->indicators->pdata[i]);
        }
    }
}
