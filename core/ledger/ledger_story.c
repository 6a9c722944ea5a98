/* SPDX-License-Identifier: Apache-2.0 */
#include "core/ledger/ledger_story.h"

#include "core/ledger/ledger_parts.h"

static void
entry_free(void *data)
{
    LedgerEntry *e = data;
    char *const strings[] = {e->period, e->as_of, e->window, e->table, e->cell, e->status, e->text, e->persons};
    for (size_t i = 0; i < G_N_ELEMENTS(strings); i++)
        g_free(strings[i]);
    g_free(e);
}

GPtrArray *
ledger_history(Ledger *ledger, const char *indicator, const char *window, bool released_only)
{
    GPtrArray *entries = g_ptr_array_new_with_free_func(entry_free);
    sqlite3_stmt *rows = ledger_parts_prepare(
        ledger, "SELECT a.seq, r.period, run.as_of, a.period_window, a.breakdown, a.cell, a.status, a.text, a.held,"
        " (SELECT group_concat(p.person, ', ') FROM approval p WHERE p.seq = (SELECT max(l.seq) FROM release l"
        "  JOIN record s ON s.seq = l.seq WHERE l.printed_sha256 = run.printed_sha256 AND s.period = r.period"
        "  AND l.seq NOT IN (SELECT release FROM withdrawal)))"
        " FROM actual a JOIN record r USING (seq) JOIN run USING (seq)"
        " WHERE a.indicator = ? AND (? = '' OR a.period_window = ?)"
        " AND (? = 0 OR a.seq IN (SELECT run FROM release)) ORDER BY a.rowid", "sssi", indicator, window, window,
        (int64_t)released_only);
    while (ledger_parts_step(ledger, rows)) {
        LedgerEntry *e = g_new0(LedgerEntry, 1);
        *e = (LedgerEntry){
            .record = sqlite3_column_int64(rows, 0),
            .period = g_strdup(ledger_parts_text(rows, 1)),
            .as_of = g_strdup(ledger_parts_text(rows, 2)),
            .window = g_strdup(ledger_parts_text(rows, 3)),
            .table = g_strdup(ledger_parts_text(rows, 4)),
            .cell = g_strdup(ledger_parts_text(rows, 5)),
            .status = g_strdup(ledger_parts_text(rows, 6)),
            .text = g_strdup(ledger_parts_text(rows, 7)),
            .held = sqlite3_column_int64(rows, 8) != 0,
            .persons = g_strdup(ledger_parts_text(rows, 9)),
        };
        g_ptr_array_add(entries, e);
    }
    sqlite3_finalize(rows);
    return entries;
}

static void
input_free(void *data)
{
    LedgerInput *in = data;
    char *const strings[] = {in->partner, in->plugin, in->plugin_version, in->plugin_sha256, in->submission_sha256,
                             in->id, in->file, in->sha256};
    for (size_t i = 0; i < G_N_ELEMENTS(strings); i++)
        g_free(strings[i]);
    g_free(in);
}

GPtrArray *
ledger_inputs(Ledger *ledger, int64_t record, const char *indicator)
{
    GPtrArray *inputs = g_ptr_array_new_with_free_func(input_free);
    sqlite3_stmt *rows = ledger_parts_prepare(
        ledger, "SELECT partner, plugin, plugin_version, plugin_sha256, submission_sha256, id, file, sha256, n_rows, used,"
        " rejected FROM input WHERE seq = ? AND partner IN (SELECT partner FROM actual WHERE seq = ? AND indicator = ?)"
        " ORDER BY rowid", "iis", record, record, indicator);
    while (ledger_parts_step(ledger, rows)) {
        LedgerInput *in = g_new0(LedgerInput, 1);
        char **const strings[] = {&in->partner, &in->plugin, &in->plugin_version, &in->plugin_sha256, &in->submission_sha256,
                                  &in->id, &in->file, &in->sha256};
        for (int i = 0; i < (int)G_N_ELEMENTS(strings); i++)
            *strings[i] = g_strdup(ledger_parts_text(rows, i));
        in->rows = sqlite3_column_int64(rows, 8);
        in->used = sqlite3_column_int64(rows, 9);
        in->rejected = sqlite3_column_int64(rows, 10);
        g_ptr_array_add(inputs, in);
    }
    sqlite3_finalize(rows);
    return inputs;
}
