/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CORE_RUNNER_SIGNERS_H
#define CORE_RUNNER_SIGNERS_H

#include <glib.h>
#include <stdbool.h>

#include "core/base/finding.h"

/* Whose signatures an office believes: signers.tsv of the trust folder, lines that are only added. A key belongs to a partner,
 * whose submissions it signs, or to a person, who compiles or approves reports. */

/** One line: a key is bound to somebody, or no longer believed. Strings are owned. */
typedef struct Signer {
    char *action; /* "trust" or "revoke" */
    char *day;    /* 2026-07-15, or "" */
    char *role;   /* "partner" or "person" */
    char *who;    /* id of the partner, name of the person */
    char *key;    /* its name */
    char *public_key; /* the line of its file */
    char *person;     /* who said so */
} Signer;

/** Every line, oldest first. Owner: caller, g_ptr_array_unref(); elements are Signer*. Errors: NULL and H3133, H3134. */
GPtrArray *signers_read(const char *trust, FindingList *findings);

/** The last line about a key, NULL when there is none. Owner: borrowed. */
const Signer *signers_find(const GPtrArray *signers, const char *key);

/** True when somebody has a key that is believed; @p who NULL: anybody in that role. */
bool signers_has(const GPtrArray *signers, const char *role, const char *who);

/** Bind the public key in a file to a partner or a person. Errors: false and H5050, H5051, H3133 to H3136. */
bool signers_add(const char *trust, const Signer *line, const char *key_file, FindingList *findings);

/** Believe a key no longer. Errors: false and H5052, H3133 to H3136. */
bool signers_revoke(const char *trust, const char *key, const char *person, const char *day, FindingList *findings);

#endif
