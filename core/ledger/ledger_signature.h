/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CORE_LEDGER_LEDGER_SIGNATURE_H
#define CORE_LEDGER_LEDGER_SIGNATURE_H

#include "core/ledger/ledger.h"
#include "core/model/publication_memory.h"

/** A signature of a person under the printed numbers of a period, with all that is needed to check it anew. Strings are
 *  owned. */
typedef struct LedgerConsent {
    char *role; /* "compiled" or "approved" */
    char *who, *day;
    char *key, *public_key; /* its name, and the line of its file */
    char *programme, *period, *printed_sha256; /* what was signed */
    char *signature;                           /* file of minisign */
    int64_t record;
} LedgerConsent;

void ledger_consent_free(void *consent);

/** What is to be signed: programme, period and the digest of the printed numbers of a period's last run, the other members
 *  NULL. Owner: caller, ledger_consent_free(). Errors: NULL and H6035. */
LedgerConsent *ledger_consent_due(Ledger *ledger, const char *period, FindingList *findings);

/** The signatures under the numbers of a period's last run, oldest first; @p period NULL: all that the ledger holds.
 *  Owner: caller, g_ptr_array_unref(); elements are LedgerConsent*. */
GPtrArray *ledger_consents(Ledger *ledger, const char *period);

/** Append a signature. Errors: false and H6030. */
bool ledger_consent_record(Ledger *ledger, const LedgerConsent *consent, FindingList *findings);

#endif
