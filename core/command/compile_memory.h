/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CORE_COMMAND_COMPILE_MEMORY_H
#define CORE_COMMAND_COMPILE_MEMORY_H

#include "core/ledger/ledger.h"
#include "core/model/plan.h"

/** Hold the submissions of a period against the obligation calendar. A day of receipt is that of the first run that had a
 *  good submission, so that a rerun and a correction keep it.
 *  Owner: caller, g_ptr_array_unref(); elements are Deadline*. Errors: findings H5210 and H5211 of the partner. */
GPtrArray *compile_memory_deadlines(const Plan *plan, const char *period, int32_t as_of_day, const GPtrArray *submissions,
                                    Ledger *ledger, FindingList *findings);

/** Signatures that a report may name: of the submissions, and of the persons who signed these very numbers.
 *  @p consents holds LedgerConsent*, or is NULL. Owner: caller, g_ptr_array_unref(); elements are PublicationSignature*. */
GPtrArray *compile_memory_signatures(const GPtrArray *submissions, const GPtrArray *consents, const char *printed_sha256);

#endif
