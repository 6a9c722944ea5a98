/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CORE_LEDGER_LEDGER_SCHEMA_H
#define CORE_LEDGER_LEDGER_SCHEMA_H

/** Version of the tables, kept in PRAGMA user_version. */
enum { LEDGER_VERSION = 1 };

/** The statements that make an empty ledger. Owner: static. */
extern const char *const LEDGER_SCHEMA;

/** Tables whose rows belong to a record, with the columns that were printed and those that stay in the office. */
typedef struct LedgerContent {
    const char *table, *printed, *inner;
} LedgerContent;
extern const LedgerContent LEDGER_CONTENTS[];
extern const unsigned LEDGER_N_CONTENTS;

#endif
