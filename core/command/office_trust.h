/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CORE_COMMAND_OFFICE_TRUST_H
#define CORE_COMMAND_OFFICE_TRUST_H

#include "core/ledger/ledger_trust.h"

/** The trust folder of an office. Owner: caller, g_free(). */
char *office_trust(const char *office);

/** Enter what persons approved, trusted and took back in the office's trust folder and the ledger does not hold yet, as one record, and
 *  say what the ledger holds and the folder no longer does. True when a record was appended; nothing is committed.
 *  Errors: false and H3133, H3134, H5023 or H6030. */
bool office_trust_enter(const char *office, Ledger *ledger, FindingList *findings);

/** The same for a command that changed the trust folder: opens the ledger, enters, commits. Errors: H6030 to H6034. */
void office_trust_record(const char *office, FindingList *findings);

#endif
