/* SPDX-License-Identifier: Apache-2.0 */
#include <errno.h>
#include <string.h>

#include "core/ledger/ledger_memory.h"
#include "core/ledger/ledger_parts.h"
#include "core/ledger/ledger_schema.h"

enum { ALL_PAGES = -1 };

static void
write_row(FILE *stream, sqlite3_stmt *row)
{
    for (int c = 0; c < sqlite3_column_count(row); c++) {
        g_autofree char *field = g_strescape(ledger_parts_text(row, c), "\x7f");
        fprintf(stream, "\t%s", field);
    }
    fputc('\n', stream);
}

static void
write_rows(Ledger *ledger, FILE *stream, const LedgerContent *content, int64_t record)
{
    bool all_printed = strcmp(content->inner, "seq") == 0;
    g_autofree char *sql = g_strdup_printf("SELECT %s%s%s FROM %s WHERE seq = ? ORDER BY rowid", content->printed,
                                           all_printed ? "" : ", ", all_printed ? "" : content->inner, content->table);
    sqlite3_stmt *rows = ledger_parts_prepare(ledger, sql, "i", record);
    while (ledger_parts_step(ledger, rows)) {
        fputs(content->table, stream);
        write_row(stream, rows);
    }
    sqlite3_finalize(rows);
}

bool
ledger_export(Ledger *ledger, FILE *stream, FindingList *findings)
{
    sqlite3_stmt *records = ledger_parts_prepare(ledger, "SELECT seq, kind, period, head, link FROM record ORDER BY seq", "");
    while (ledger_parts_step(ledger, records)) {
        fputs("record", stream);
        write_row(stream, records);
        for (unsigned i = 0; i < LEDGER_N_CONTENTS; i++)
            write_rows(ledger, stream, &LEDGER_CONTENTS[i], sqlite3_column_int64(records, 0));
    }
    sqlite3_finalize(records);
    if (ledger->failed)
        ledger_parts_complain(ledger, findings);
    return !ledger->failed && !ferror(stream);
}

bool
ledger_backup(Ledger *ledger, const char *path, FindingList *findings)
{
    if (g_file_test(path, G_FILE_TEST_EXISTS)) {
        finding_add(findings, 6211, "", 0, path, NULL);
        return false;
    }
    Ledger copy = {NULL, false};
    bool good = sqlite3_open(path, &copy.db) == SQLITE_OK;
    sqlite3_backup *backup = good ? sqlite3_backup_init(copy.db, "main", ledger->db, "main") : NULL;
    if (backup) {
        sqlite3_backup_step(backup, ALL_PAGES);
        good = sqlite3_backup_finish(backup) == SQLITE_OK;
    }
    if (!backup || !good)
        ledger_parts_complain(&copy, findings);
    sqlite3_close(copy.db);
    return backup && good;
}
