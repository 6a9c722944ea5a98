/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CORE_LEDGER_LEDGER_MEMORY_H
#define CORE_LEDGER_LEDGER_MEMORY_H

#include <stdio.h>

#include "core/ledger/ledger.h"

/** The targets that are not what they were in the last release of a period up to and with @p last.
 *  Owner: caller, g_ptr_array_unref(); elements are TargetChange*. */
GPtrArray *ledger_target_changes(Ledger *ledger, const Plan *plan, Quarter last);

/** The day of the first run that held a good submission of a partner for a period, "" when there was none.
 *  Owner: caller, g_free(). */
char *ledger_received(Ledger *ledger, const char *period, const char *partner);

/** Send a partner's submission back: the reason stays for good. Errors: false and H6030. */
bool ledger_send_back(Ledger *ledger, const char *period, const char *partner, const char *person, const char *reason,
                      FindingList *findings);

/** What was sent back in a period, oldest first. Owner: caller, g_ptr_array_unref(); elements are SendBack*. */
GPtrArray *ledger_sent_back(Ledger *ledger, const char *period);

/** Take a release back: its numbers bind no later report. Errors: false and H6212 when the period is not released. */
bool ledger_withdraw(Ledger *ledger, const char *period, const char *person, const char *reason, FindingList *findings);

/** The releases of a period that were taken back, oldest first. Owner: caller, g_ptr_array_unref(); elements are
 *  Withdrawal*. */
GPtrArray *ledger_withdrawals(Ledger *ledger, const char *period);

/** Write every record as canonical text: a line for each row, fields parted by tabs, escaped; what verifies alike is
 *  exported alike. Errors: false and H6030. */
bool ledger_export(Ledger *ledger, FILE *stream, FindingList *findings);

/** Copy the ledger, page by page, to a new file while others may read it. Errors: false and H6030 or H6211. */
bool ledger_backup(Ledger *ledger, const char *path, FindingList *findings);

#endif
