/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CORE_LEDGER_LEDGER_SCHEMA_H
#define CORE_LEDGER_LEDGER_SCHEMA_H

#include <stdbool.h>

/** Version of the tables, kept in PRAGMA user_version. */
enum { LEDGER_VERSION = 5 };

/** The statements that lead from one version to the next, from none to the first at index 0: a new ledger takes every step,
 *  an older one those that it lacks. Owner: static. */
extern const char *const LEDGER_STEPS[LEDGER_VERSION];

/** Tables whose rows belong to a record, with the columns that were printed and those that stay in the office. */
typedef struct LedgerContent {
    const char *table, *printed, *inner;
    bool sparse; /* of a later version: a record without a row in it is chained as if the table were not there */
} LedgerContent;
extern const LedgerContent LEDGER_CONTENTS[];
extern const unsigned LEDGER_N_CONTENTS;

#endif
