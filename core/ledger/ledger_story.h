/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CORE_LEDGER_LEDGER_STORY_H
#define CORE_LEDGER_LEDGER_STORY_H

#include "core/ledger/ledger.h"

/** One printed number of one run. */
typedef struct LedgerEntry {
    int64_t record;
    char *period, *as_of, *window, *table, *cell, *status, *text;
    char *persons; /* "" when the run was not released */
    bool held;
} LedgerEntry;

/** What was printed of an indicator, in the order in which it was recorded; @p window NULL for all, @p released_only
 *  leaves out runs that nobody released.
 *  Owner: caller, g_ptr_array_unref(); elements are LedgerEntry*. Errors: an empty array. */
GPtrArray *ledger_history(Ledger *ledger, const char *indicator, const char *window, bool released_only);

/** One file behind a run. */
typedef struct LedgerInput {
    char *partner, *plugin, *plugin_version, *plugin_sha256, *submission_sha256;
    char *id, *file, *sha256;
    int64_t rows, used, rejected;
} LedgerInput;

/** The files of the partner that computed an indicator in a run, with digests and row counts.
 *  Owner: caller, g_ptr_array_unref(); elements are LedgerInput*. */
GPtrArray *ledger_inputs(Ledger *ledger, int64_t record, const char *indicator);

#endif
