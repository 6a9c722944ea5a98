/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CORE_COMMAND_CONSENT_H
#define CORE_COMMAND_CONSENT_H

#include "core/ledger/ledger_signature.h"

/** Who signs the printed numbers of a period, and with what. */
typedef struct ConsentOrder {
    const char *office, *period;
    const char *role; /* "compiled" or "approved" */
    const char *person, *key_file, *day;
} ConsentOrder;

/** Sign the numbers of the last run of a period in the name of a person whose key the office believes, and record it.
 *  Errors: false and H3152 to H3154, H6030 to H6035, H6042, H6044, H6047. */
bool consent_give(const ConsentOrder *order, FindingList *findings);

/** True when a signature fits what it says it is under. */
bool consent_holds(const LedgerConsent *consent);

/** The persons of a release. Where the office believes no person's key they are those that were @p named; else the two whose
 *  signatures stand under the last run, one who compiled and another who approved.
 *  Owner: caller, g_ptr_array_unref(); of char*, ended by NULL. Errors: NULL and H6043 or H6045. */
GPtrArray *consent_persons(const char *office, Ledger *ledger, const char *period, const GPtrArray *named, FindingList *findings);

#endif
