/* SPDX-License-Identifier: Apache-2.0 */
/* A record's digest runs over its rows in the order of insertion. Fields end with the ASCII unit separator and rows with
 * the record separator, so that no two contents read the same. */
#include <string.h>

#include "core/base/digest.h"
#include "core/ledger/ledger_parts.h"
#include "core/ledger/ledger_schema.h"

static void
add_field(Digest *digest, const char *text)
{
    digest_add(digest, text, strlen(text));
    digest_add(digest, "\x1f", 1);
}

static void
add_rows(Ledger *ledger, Digest *digest, const LedgerContent *content, const char *columns, int64_t record)
{
    g_autofree char *sql = g_strdup_printf("SELECT %s FROM %s WHERE seq = ? ORDER BY rowid", columns, content->table);
    sqlite3_stmt *rows = ledger_parts_prepare(ledger, sql, "i", record);
    bool named = !content->sparse;
    if (named)
        add_field(digest, content->table);
    while (ledger_parts_step(ledger, rows)) {
        if (!named)
            add_field(digest, content->table);
        named = true;
        for (int c = 0; c < sqlite3_column_count(rows); c++)
            add_field(digest, ledger_parts_text(rows, c));
        digest_add(digest, "\x1e", 1);
    }
    sqlite3_finalize(rows);
}

typedef struct Links {
    char *head, *link;
} Links;

static void
links_clear(Links *links)
{
    g_free(links->head);
    g_free(links->link);
}

static Links
links_of(Ledger *ledger, int64_t record, const char *kind, const char *period, const Links *before)
{
    g_autoptr(Digest) head = digest_new();
    g_autoptr(Digest) link = digest_new();
    add_field(head, before->head);
    add_field(link, before->link);
    add_field(head, kind);
    add_field(head, period);
    for (unsigned i = 0; i < LEDGER_N_CONTENTS; i++) {
        const LedgerContent *content = &LEDGER_CONTENTS[i];
        add_rows(ledger, head, content, content->printed, record);
        add_rows(ledger, link, content, content->inner, record);
    }
    Links links = {digest_finish(head), NULL};
    add_field(link, links.head);
    links.link = digest_finish(link);
    return links;
}

int64_t
ledger_parts_next(Ledger *ledger)
{
    return ledger_parts_one_number(ledger, "SELECT coalesce(max(seq), 0) + 1 FROM record", 1, "");
}

bool
ledger_parts_chain(Ledger *ledger, int64_t record, const char *kind, const char *period)
{
    Links before = {
        ledger_parts_one_text(ledger, "SELECT head FROM record WHERE seq = ?", "i", record - 1),
        ledger_parts_one_text(ledger, "SELECT link FROM record WHERE seq = ?", "i", record - 1),
    };
    before.head = before.head ? before.head : g_strdup("");
    before.link = before.link ? before.link : g_strdup("");
    Links links = links_of(ledger, record, kind, period, &before);
    bool good = ledger_parts_run(ledger, "INSERT INTO record VALUES (?, ?, ?, ?, ?, ?)", "isssss", record, kind, period,
                                 before.head, links.head, links.link);
    links_clear(&before);
    links_clear(&links);
    return good;
}

/* SQLite reads a column from an index where it can, so that a row may differ from what the chain was computed over. */
static bool
indexes_agree(Ledger *ledger)
{
    g_autofree char *said = ledger_parts_one_text(ledger, "PRAGMA integrity_check(1)", "");
    return said && strcmp(said, "ok") == 0;
}

/* Tables, indexes and triggers as one text. */
static char *
schema_of(Ledger *ledger)
{
    return ledger_parts_one_text(ledger, "SELECT group_concat(type || '|' || name || '|' || tbl_name || '|' || ifnull(sql, ''), char(10))"
                                 " FROM (SELECT * FROM sqlite_master ORDER BY type, name)", "");
}

/* A ledger whose triggers were taken away is no longer append-only. */
static bool
schema_agrees(Ledger *ledger)
{
    Ledger fresh = {NULL, false};
    bool made = sqlite3_open(":memory:", &fresh.db) == SQLITE_OK;
    for (int step = 0; made && step < LEDGER_VERSION; step++)
        made = sqlite3_exec(fresh.db, LEDGER_STEPS[step], NULL, NULL, NULL) == SQLITE_OK;
    g_autofree char *wanted = made ? schema_of(&fresh) : NULL;
    g_autofree char *here = schema_of(ledger);
    sqlite3_close(fresh.db);
    return wanted && here && strcmp(wanted, here) == 0;
}

/* Rows that belong to no record would stand outside the chain. */
static bool
has_strays(Ledger *ledger)
{
    bool found = false;
    for (unsigned i = 0; i < LEDGER_N_CONTENTS; i++) {
        g_autofree char *sql = g_strdup_printf("SELECT count(*) FROM %s WHERE seq NOT IN (SELECT seq FROM record)",
                                               LEDGER_CONTENTS[i].table);
        found |= ledger_parts_one_number(ledger, sql, 1, "") != 0;
    }
    return found;
}

bool
ledger_verify(Ledger *ledger, int64_t *n_records, FindingList *findings)
{
    Links before = {g_strdup(""), g_strdup("")};
    int64_t broken = 0;
    *n_records = 0;
    sqlite3_stmt *records = ledger_parts_prepare(ledger, "SELECT seq, kind, period, head_before, head, link FROM record"
                                                 " ORDER BY seq", "");
    while (!broken && ledger_parts_step(ledger, records)) {
        int64_t record = sqlite3_column_int64(records, 0);
        Links links = links_of(ledger, record, ledger_parts_text(records, 1), ledger_parts_text(records, 2), &before);
        bool same = record == ++*n_records && strcmp(before.head, ledger_parts_text(records, 3)) == 0 &&
                    strcmp(links.head, ledger_parts_text(records, 4)) == 0 &&
                    strcmp(links.link, ledger_parts_text(records, 5)) == 0;
        links_clear(&before);
        before = links;
        broken = same ? 0 : *n_records;
    }
    sqlite3_finalize(records);
    links_clear(&before);
    if (!broken && (has_strays(ledger) || !indexes_agree(ledger) || !schema_agrees(ledger)))
        broken = *n_records + 1;
    if (ledger->failed)
        ledger_parts_complain(ledger, findings);
    if (broken) {
        g_autofree char *number = g_strdup_printf("%d", (int)broken);
        finding_add(findings, 6033, "ledger.sqlite", 0, number, NULL);
    }
    return !broken && !ledger->failed;
}
