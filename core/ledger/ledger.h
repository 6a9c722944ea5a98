/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CORE_LEDGER_LEDGER_H
#define CORE_LEDGER_LEDGER_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "core/base/finding.h"
#include "core/model/actual.h"
#include "core/model/plan.h"
#include "core/model/released.h"

/** The office's memory: one SQLite file of records that are only ever appended. Each record is chained to the one before
 *  by SHA-256, twice: the head over what was printed may be printed itself; the link over everything, small counts
 *  included, never leaves the office. No wall time is kept: the same runs in the same order give the same chain. */
typedef struct Ledger Ledger;

/** What a ledger is opened for. Writers exclude each other from opening to closing, so that what one computes from the
 *  ledger is still true when it records. */
typedef enum LedgerMode { LEDGER_READ, LEDGER_WRITE } LedgerMode;

/** Open a ledger; for writing it is made when it is not there, and a second writer waits up to half a minute.
 *  Owner: caller, ledger_close(). Errors: NULL and H6030 to H6034. */
Ledger *ledger_open(const char *path, LedgerMode mode, FindingList *findings);

/** Close; what was recorded and not committed is gone. NULL is allowed. */
void ledger_close(Ledger *ledger);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Ledger, ledger_close)

/** Make all that was recorded durable. Errors: false and H6030; then nothing was recorded. */
bool ledger_commit(Ledger *ledger, FindingList *findings);

/** The head over what was printed, 64 hexadecimal digits, "" for an empty ledger. Owner: caller, g_free(). */
char *ledger_head(Ledger *ledger);

/** One compile. The strings are borrowed. */
typedef struct LedgerRun {
    const char *key; /* of all that the publication is made from: the same key gives the same publication */
    const Plan *plan;
    const char *period; /* FY2026Q3 */
    int32_t as_of_day;
    const char *software;
    const char *publication_sha256;
    const char *printed_sha256; /* over the printed numbers alone, the same before and after the release */
    bool complete;
    int64_t changes;              /* released numbers that this run prints otherwise */
    const GPtrArray *submissions; /* of Submission*, NULL entries for partners without one */
    const ActualTable *actuals, *printable;
} LedgerRun;

/** The head that was printed by the run with this key, NULL when there was none yet. Owner: caller, g_free(). */
char *ledger_find_run(Ledger *ledger, const char *key);

/** Append a run: inputs, manifests, and every number of the totals and of the printed breakdowns, both as computed and as
 *  printed. Errors: false and H6030. */
bool ledger_record(Ledger *ledger, const LedgerRun *run, FindingList *findings);

/** The release of a period as it stands. */
typedef struct LedgerRelease {
    int64_t record;
    char *printed_sha256, *reason, *persons; /* persons parted by ", " */
} LedgerRelease;

/** Owner: caller, ledger_release_free(). Errors: NULL when the period was not released. */
LedgerRelease *ledger_release(Ledger *ledger, const char *period);
void ledger_release_free(LedgerRelease *release);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(LedgerRelease, ledger_release_free)

/** Every number that the releases of periods of a calendar, up to and with @p last, printed, the latest of each span.
 *  Owner: caller, released_set_free(). */
ReleasedSet *ledger_released(Ledger *ledger, const Calendar *calendar, Quarter last);

/** A text that changes whenever a release of a period up to and with @p last is added. Owner: caller, g_free(). */
char *ledger_release_state(Ledger *ledger, const Calendar *calendar, Quarter last);

/** Release the last run of a period: named persons say that its numbers stand. Records nothing when they already do.
 *  Errors: false and H6035 to H6038. */
bool ledger_seal(Ledger *ledger, const char *period, const char *const *persons, const char *reason, FindingList *findings);

/** Compute the whole chain anew, and check tables, triggers and pages of the file. @p n_records is how many there are. Errors: false and H6033 for the first broken one. */
bool ledger_verify(Ledger *ledger, int64_t *n_records, FindingList *findings);

/** The manifest that a partner's last run was recorded with, NULL when there is none. Owner: caller, g_bytes_unref(). */
GBytes *ledger_last_manifest(Ledger *ledger, const char *partner);

#endif
