/* SPDX-License-Identifier: Apache-2.0 */
#include "core/ledger/ledger_trust.h"

#include <string.h>

#include "core/ledger/ledger_parts.h"

enum { TEXTS = 8 };

/* The members in the order of the table's columns. */
static void
members_of(const LedgerTrust *line, const char *texts[TEXTS])
{
    const char *const members[TEXTS] = {line->subject, line->action,   line->day, line->id,
                                        line->version, line->evidence, line->key, line->person};
    memcpy(texts, members, sizeof members);
}

LedgerTrust *
ledger_trust_line(const char *const texts[8])
{
    LedgerTrust *line = g_new0(LedgerTrust, 1);
    *line = (LedgerTrust){g_strdup(texts[0]), g_strdup(texts[1]), g_strdup(texts[2]), g_strdup(texts[3]),
                          g_strdup(texts[4]), g_strdup(texts[5]), g_strdup(texts[6]), g_strdup(texts[7]), 0};
    return line;
}

void
ledger_trust_free(void *data)
{
    LedgerTrust *line = data;
    char *const strings[] = {line->subject, line->action, line->day, line->id, line->version, line->evidence, line->key, line->person};
    for (size_t i = 0; i < G_N_ELEMENTS(strings); i++)
        g_free(strings[i]);
    g_free(line);
}

bool
ledger_trust_same(const LedgerTrust *a, const LedgerTrust *b)
{
    const char *of_a[TEXTS], *of_b[TEXTS];
    members_of(a, of_a);
    members_of(b, of_b);
    for (size_t i = 0; i < TEXTS; i++) {
        if (strcmp(of_a[i], of_b[i]) != 0)
            return false;
    }
    return true;
}

GPtrArray *
ledger_trust(Ledger *ledger)
{
    GPtrArray *lines = g_ptr_array_new_with_free_func(ledger_trust_free);
    sqlite3_stmt *rows = ledger_parts_prepare(
        ledger, "SELECT subject, action, day, id, version, evidence, key, person, seq FROM trust ORDER BY rowid", "");
    while (ledger_parts_step(ledger, rows)) {
        const char *texts[TEXTS];
        for (int i = 0; i < TEXTS; i++)
            texts[i] = ledger_parts_text(rows, i);
        LedgerTrust *line = ledger_trust_line(texts);
        line->record = sqlite3_column_int64(rows, TEXTS);
        g_ptr_array_add(lines, line);
    }
    sqlite3_finalize(rows);
    return lines;
}

bool
ledger_trust_record(Ledger *ledger, const GPtrArray *lines, FindingList *findings)
{
    int64_t record = ledger_parts_next(ledger);
    ledger_parts_run(ledger, "PRAGMA defer_foreign_keys = ON", "");
    for (guint i = 0; i < lines->len; i++) {
        const char *t[TEXTS];
        members_of(lines->pdata[i], t);
        ledger_parts_run(ledger, "INSERT INTO trust VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", "issssssss", record, t[0], t[1], t[2], t[3],
                         t[4], t[5], t[6], t[7]);
    }
    ledger_parts_chain(ledger, record, "trust", "");
    if (ledger->failed)
        ledger_parts_complain(ledger, findings);
    return !ledger->failed;
}
