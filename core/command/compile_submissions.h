/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CORE_COMMAND_COMPILE_SUBMISSIONS_H
#define CORE_COMMAND_COMPILE_SUBMISSIONS_H

#include "core/command/compile_period.h"
#include "core/ledger/ledger.h"
#include "core/model/plan.h"
#include "core/model/submission.h"

/** Open and read the submissions of a period and put each in its partner's place. One that is unreadable, foreign, of another
 *  period or a second one costs its partner's section at most; a partner without a good one gets a submission that holds
 *  nothing but the reason and, when the ledger knows it, the last manifest, so that its indicators are printed as not
 *  reported. Observations are checked by the rules.
 *  Owner: caller, g_ptr_array_unref(); elements are Submission*, in the order of Plan.partners, never NULL.
 *  Errors: findings of level error, with the partner. */
GPtrArray *compile_submissions(const Plan *plan, const CompileOrder *order, Ledger *ledger, FindingList *findings);

#endif
