/* SPDX-License-Identifier: Apache-2.0 */
#include "core/ledger/ledger.h"

#include <glib/gstdio.h>
#include <stdarg.h>
#include <string.h>

#include "core/ledger/ledger_parts.h"
#include "core/ledger/ledger_schema.h"

enum { WAIT_MS = 30000 };

void
ledger_parts_complain(Ledger *ledger, FindingList *findings)
{
    int code = sqlite3_errcode(ledger->db);
    g_autofree char *words = g_utf8_make_valid(sqlite3_errmsg(ledger->db), -1); /* may quote a damaged file */
    if (code == SQLITE_BUSY || code == SQLITE_LOCKED)
        finding_add(findings, 6031, "ledger.sqlite", 0, NULL);
    else
        finding_add(findings, 6030, "ledger.sqlite", 0, words, NULL);
}

static void
bind_all(sqlite3_stmt *statement, const char *types, va_list arguments)
{
    for (int i = 1; types[i - 1]; i++) {
        if (types[i - 1] == 'i') {
            sqlite3_bind_int64(statement, i, va_arg(arguments, int64_t));
        } else {
            const char *text = va_arg(arguments, const char *);
            sqlite3_bind_text(statement, i, text ? text : "", -1, SQLITE_TRANSIENT);
        }
    }
}

static sqlite3_stmt *
prepare(Ledger *ledger, const char *sql, const char *types, va_list arguments)
{
    sqlite3_stmt *statement = NULL;
    if (sqlite3_prepare_v2(ledger->db, sql, -1, &statement, NULL) != SQLITE_OK) {
        ledger->failed = true;
        return NULL;
    }
    bind_all(statement, types, arguments);
    return statement;
}

sqlite3_stmt *
ledger_parts_prepare(Ledger *ledger, const char *sql, const char *types, ...)
{
    va_list arguments;
    va_start(arguments, types);
    sqlite3_stmt *statement = prepare(ledger, sql, types, arguments);
    va_end(arguments);
    return statement;
}

bool
ledger_parts_step(Ledger *ledger, sqlite3_stmt *statement)
{
    int code = statement ? sqlite3_step(statement) : SQLITE_ERROR;
    if (code != SQLITE_ROW && code != SQLITE_DONE)
        ledger->failed = true;
    return code == SQLITE_ROW;
}

bool
ledger_parts_run(Ledger *ledger, const char *sql, const char *types, ...)
{
    va_list arguments;
    va_start(arguments, types);
    sqlite3_stmt *statement = prepare(ledger, sql, types, arguments);
    va_end(arguments);
    ledger_parts_step(ledger, statement);
    sqlite3_finalize(statement);
    return !ledger->failed;
}

const char *
ledger_parts_text(sqlite3_stmt *statement, int column)
{
    const char *text = (const char *)sqlite3_column_text(statement, column);
    return text ? text : "";
}

char *
ledger_parts_one_text(Ledger *ledger, const char *sql, const char *types, ...)
{
    va_list arguments;
    va_start(arguments, types);
    sqlite3_stmt *statement = prepare(ledger, sql, types, arguments);
    va_end(arguments);
    char *text = ledger_parts_step(ledger, statement) ? g_strdup(ledger_parts_text(statement, 0)) : NULL;
    sqlite3_finalize(statement);
    return text;
}

int64_t
ledger_parts_one_number(Ledger *ledger, const char *sql, int64_t otherwise, const char *types, ...)
{
    va_list arguments;
    va_start(arguments, types);
    sqlite3_stmt *statement = prepare(ledger, sql, types, arguments);
    va_end(arguments);
    int64_t number = ledger_parts_step(ledger, statement) ? sqlite3_column_int64(statement, 0) : otherwise;
    sqlite3_finalize(statement);
    return number;
}

static bool
execute(Ledger *ledger, const char *sql)
{
    return sqlite3_exec(ledger->db, sql, NULL, NULL, NULL) == SQLITE_OK;
}

/* A reader takes the steps too, in a transaction that it never commits: an older ledger reads as one without the later
 * records, and stays as it is. */
static bool
upgrade(Ledger *ledger, LedgerMode mode, int64_t *version)
{
    bool good = true;
    for (; good && *version < LEDGER_VERSION && (*version > 0 || mode == LEDGER_WRITE); (*version)++)
        good = execute(ledger, LEDGER_STEPS[*version]);
    return good;
}

/* The lock is taken before anything is read: two processes cannot both compute from the same state and both record. */
static bool
begin(Ledger *ledger, LedgerMode mode, FindingList *findings)
{
    bool good = mode == LEDGER_READ ? execute(ledger, "BEGIN")
                                    : execute(ledger, "PRAGMA foreign_keys = ON; PRAGMA synchronous = FULL; BEGIN IMMEDIATE");
    int64_t version = good ? ledger_parts_one_number(ledger, "PRAGMA user_version", -1, "") : -1;
    if (version >= 0)
        good = upgrade(ledger, mode, &version) && (mode == LEDGER_WRITE || execute(ledger, "PRAGMA query_only = ON"));
    if (!good || version < 0 || ledger->failed) {
        ledger_parts_complain(ledger, findings);
        return false;
    }
    if (version != LEDGER_VERSION) {
        g_autofree char *here = g_strdup_printf("%d", (int)version), *known = g_strdup_printf("%d", LEDGER_VERSION);
        finding_add(findings, 6032, "ledger.sqlite", 0, here, known, NULL);
        return false;
    }
    return true;
}

Ledger *
ledger_open(const char *path, LedgerMode mode, FindingList *findings)
{
    if (mode == LEDGER_READ && !g_file_test(path, G_FILE_TEST_EXISTS)) {
        g_autofree char *folder = g_path_get_dirname(path);
        finding_add(findings, 6034, "", 0, folder, NULL);
        return NULL;
    }
    g_autoptr(Ledger) ledger = g_new0(Ledger, 1);
    /* A reader too must be able to roll back what an interrupted writer left behind. */
    int flags = SQLITE_OPEN_READWRITE | (mode == LEDGER_WRITE ? SQLITE_OPEN_CREATE : 0);
    if (sqlite3_open_v2(path, &ledger->db, flags, NULL) != SQLITE_OK) {
        ledger_parts_complain(ledger, findings);
        return NULL;
    }
    /* Small counts stand in it. */
    if (mode == LEDGER_WRITE)
        g_chmod(path, 0600);
    sqlite3_busy_timeout(ledger->db, WAIT_MS);
    return begin(ledger, mode, findings) ? g_steal_pointer(&ledger) : NULL;
}

void
ledger_close(Ledger *ledger)
{
    if (!ledger)
        return;
    sqlite3_close(ledger->db);
    g_free(ledger);
}

bool
ledger_commit(Ledger *ledger, FindingList *findings)
{
    if (!ledger->failed && execute(ledger, "COMMIT"))
        return true;
    ledger_parts_complain(ledger, findings);
    execute(ledger, "ROLLBACK");
    return false;
}

char *
ledger_head(Ledger *ledger)
{
    char *head = ledger_parts_one_text(ledger, "SELECT head FROM record ORDER BY seq DESC LIMIT 1", "");
    return head ? head : g_strdup("");
}

GBytes *
ledger_last_manifest(Ledger *ledger, const char *partner)
{
    char *body = ledger_parts_one_text(
        ledger, "SELECT m.body FROM input i JOIN manifest m ON m.sha256 = i.manifest_sha256 AND m.partner = i.partner"
        " WHERE i.partner = ? ORDER BY i.seq DESC LIMIT 1", "s", partner);
    return body ? g_bytes_new_take(body, strlen(body)) : NULL;
}
