/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CORE_LEDGER_LEDGER_PARTS_H
#define CORE_LEDGER_LEDGER_PARTS_H

/* SQLite behind the ledger, for the files of this room alone. */
#include <sqlite3.h>

#include "core/ledger/ledger.h"

struct Ledger {
    sqlite3 *db;
    bool failed; /* a statement failed: nothing may be committed */
};

/** Prepare a statement; binds follow the letters of @p types: i an int64_t, s a string (NULL becomes ""). A failure is
 *  remembered in the ledger. Owner: caller, sqlite3_finalize(); NULL after a failure. */
sqlite3_stmt *ledger_parts_prepare(Ledger *ledger, const char *sql, const char *types, ...);

/** Run a statement that answers nothing. */
bool ledger_parts_run(Ledger *ledger, const char *sql, const char *types, ...);

/** True while there is a row; finalizes nothing. */
bool ledger_parts_step(Ledger *ledger, sqlite3_stmt *statement);

/** A text of the current row, "" for NULL. Owner: borrowed until the next step. */
const char *ledger_parts_text(sqlite3_stmt *statement, int column);

/** The one text or number that a statement answers. Owner: caller, g_free(); NULL without a row. */
char *ledger_parts_one_text(Ledger *ledger, const char *sql, const char *types, ...);
int64_t ledger_parts_one_number(Ledger *ledger, const char *sql, int64_t otherwise, const char *types, ...);

/** Say what SQLite said. */
void ledger_parts_complain(Ledger *ledger, FindingList *findings);

/** Number of the record that is next. */
int64_t ledger_parts_next(Ledger *ledger);

/** Insert the targets of a plan that are not what the ledger holds of them. */
void ledger_parts_targets(Ledger *ledger, int64_t record, const Plan *plan);

/** Chain a record whose rows were inserted under this number. */
bool ledger_parts_chain(Ledger *ledger, int64_t record, const char *kind, const char *period);

#endif
