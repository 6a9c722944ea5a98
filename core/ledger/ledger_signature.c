/* SPDX-License-Identifier: Apache-2.0 */
#include "core/ledger/ledger_signature.h"

#include "core/ledger/ledger_parts.h"

#define LAST_RUN "(SELECT max(seq) FROM record WHERE kind = 'run' AND period = ?)"

void
ledger_consent_free(void *data)
{
    LedgerConsent *c = data;
    char *const strings[] = {c->role, c->who, c->day, c->key, c->public_key, c->programme, c->period, c->printed_sha256, c->signature};
    for (size_t i = 0; i < G_N_ELEMENTS(strings); i++)
        g_free(strings[i]);
    g_free(c);
}

LedgerConsent *
ledger_consent_due(Ledger *ledger, const char *period, FindingList *findings)
{
    char *printed = ledger_parts_one_text(ledger, "SELECT printed_sha256 FROM run WHERE seq = " LAST_RUN, "s", period);
    if (!printed) {
        finding_add(findings, 6035, "", 0, period, NULL);
        return NULL;
    }
    LedgerConsent *due = g_new0(LedgerConsent, 1);
    due->programme = ledger_parts_one_text(ledger, "SELECT programme FROM run WHERE seq = " LAST_RUN, "s", period);
    due->period = g_strdup(period);
    due->printed_sha256 = printed;
    return due;
}

GPtrArray *
ledger_consents(Ledger *ledger, const char *period)
{
    GPtrArray *consents = g_ptr_array_new_with_free_func(ledger_consent_free);
    sqlite3_stmt *rows = ledger_parts_prepare(
        ledger, "SELECT s.role, s.who, s.day, s.key, s.public_key, s.programme, r.period, s.subject, s.signature, r.seq"
        " FROM signature s JOIN record r USING (seq) WHERE r.kind = 'consent' AND (? = '' OR (r.period = ? AND s.subject ="
        " (SELECT printed_sha256 FROM run WHERE seq = " LAST_RUN "))) ORDER BY s.rowid", "sss", period, period, period);
    while (ledger_parts_step(ledger, rows)) {
        LedgerConsent *c = g_new0(LedgerConsent, 1);
        char **const strings[] = {&c->role, &c->who, &c->day, &c->key, &c->public_key, &c->programme, &c->period,
                                  &c->printed_sha256, &c->signature};
        for (int i = 0; i < (int)G_N_ELEMENTS(strings); i++)
            *strings[i] = g_strdup(ledger_parts_text(rows, i));
        c->record = sqlite3_column_int64(rows, (int)G_N_ELEMENTS(strings));
        g_ptr_array_add(consents, c);
    }
    sqlite3_finalize(rows);
    return consents;
}

bool
ledger_consent_record(Ledger *ledger, const LedgerConsent *c, FindingList *findings)
{
    int64_t record = ledger_parts_next(ledger);
    ledger_parts_run(ledger, "PRAGMA defer_foreign_keys = ON", "");
    ledger_parts_run(ledger, "INSERT INTO signature VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", "issssssss", record, c->role, c->who, c->day,
                     c->key, c->public_key, c->programme, c->printed_sha256, c->signature);
    ledger_parts_chain(ledger, record, "consent", c->period);
    if (ledger->failed)
        ledger_parts_complain(ledger, findings);
    return !ledger->failed;
}
