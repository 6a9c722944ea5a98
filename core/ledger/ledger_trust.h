/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CORE_LEDGER_LEDGER_TRUST_H
#define CORE_LEDGER_LEDGER_TRUST_H

#include "core/ledger/ledger.h"

/** Somebody lets a plug-in run or trusts a key, of a publisher, a partner or a person, or no longer; a line of the trust folder. Strings are owned. */
typedef struct LedgerTrust {
    char *subject;  /* "plugin", "key" or "signer" */
    char *action;   /* "approve", "revoke"; "trust", "retire", "revoke" */
    char *day;      /* 2026-07-15, or "" */
    char *id;       /* of the plug-in, the prefix of ids that the key may sign, "partner:ID" or "person:NAME" */
    char *version;  /* of the plug-in, "" otherwise */
    char *evidence; /* SHA-256 of the manifest, or the public key */
    char *key;      /* name of the key, "" for none */
    char *person;
    int64_t record; /* of the ledger; 0 while it is in none */
} LedgerTrust;

/** A line with copies of eight texts, in the order of the members. Owner: caller, ledger_trust_free(). */
LedgerTrust *ledger_trust_line(const char *const texts[8]);
void ledger_trust_free(void *line);

/** True when two lines say the same; the record does not count. */
bool ledger_trust_same(const LedgerTrust *a, const LedgerTrust *b);

/** Every line that the ledger holds, oldest first. Owner: caller, g_ptr_array_unref(); elements are LedgerTrust*. */
GPtrArray *ledger_trust(Ledger *ledger);

/** Append one record with these lines. @p lines holds LedgerTrust*. Errors: false and H6030. */
bool ledger_trust_record(Ledger *ledger, const GPtrArray *lines, FindingList *findings);

#endif
