/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CORE_CONFORMANCE_CONFORMANCE_H
#define CORE_CONFORMANCE_CONFORMANCE_H

#include <glib.h>
#include <stdbool.h>

#include "core/base/finding.h"
#include "core/model/calendar.h"

/** How a check came out. */
typedef enum CheckState {
    CHECK_PASSED,
    CHECK_NOTE,    /* worth a look */
    CHECK_WARNING, /* would be better otherwise */
    CHECK_FAILED,  /* against the contract */
    CHECK_SKIPPED, /* another check must pass first, or what it needs is not there */
    CHECK_VOID,    /* contract 1.0 leaves nothing to check */
    CHECK_STATE_COUNT
} CheckState;

/** One check of one plug-in. Strings but detail are static. */
typedef struct CheckResult {
    const char *id;     /* "I07" */
    const char *rule[LANGUAGE_COUNT]; /* what must hold */
    const char *mend[LANGUAGE_COUNT]; /* how to mend it */
    CheckState state;
    char *detail[LANGUAGE_COUNT]; /* what is wrong and where, or why it was not tried; "" */
} CheckResult;

/** What to check and with what. All borrowed. */
typedef struct CheckOrder {
    const char *folder; /* of the packed plug-in */
    const char *only;   /* one id, and what must pass first; NULL for all */
    const char *worker; /* hito-worker; hito-probe and hito-audit.so lie beside it */
    uint64_t seed;
    const char *key_file; /* the public key that the signature must be by; NULL for any */
} CheckOrder;

/** "passed", "note", "warning", "failed", "skipped", "void". Owner: static. */
const char *check_state_name(CheckState state);

/** True for the id of a check. */
bool conformance_knows(const char *id);

/** Check a plug-in, each check in processes of their own; nothing of it is loaded here.
 *  Owner: caller, g_ptr_array_unref(); of CheckResult*, in the order of their ids.
 *  Errors: NULL with H9001 when there is no room for made-up rows; findings when the folder is no plug-in at all. */
GPtrArray *conformance_check(const CheckOrder *order, FindingList *findings);

/** What a plug-in makes of its sample/, as lines of expected.txt, computed in a sandboxed process over these windows.
 *  Owner: caller, g_free(). Errors: NULL with H3001 to H3119 or the finding of worker_run(). */
char *conformance_sample(const CheckOrder *order, const WindowSet *windows, FindingList *findings);

#endif
