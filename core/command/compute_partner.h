/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CORE_COMMAND_COMPUTE_PARTNER_H
#define CORE_COMMAND_COMPUTE_PARTNER_H

#include "core/model/plan.h"
#include "core/model/submission.h"

/** Which partner's plug-in to run over which files. All borrowed. */
typedef struct ComputeRequest {
    const Plan *plan;
    const Partner *partner;
    Quarter report_quarter;
    int32_t as_of_day;
    const char *data;    /* holds a folder named by the partner's id, or the partner's files themselves */
    const char *plugins; /* holds a folder named by each plug-in's id */
    const char *trust;   /* keys and approvals */
    uint32_t workers;    /* processes that share a plug-in's rows; 0 for the usual */
} ComputeRequest;

/** Compute one partner's submission. What fails costs this partner alone: the submission then says why, in failure
 *  and findings, and has no observations. The findings are also added to @p findings, under the partner's id.
 *  Owner: caller, submission_free(). Errors: NULL when the reporting period ends before the award begins. */
Submission *compute_partner(const ComputeRequest *request, FindingList *findings);

/** The trust folder of a person who has no office folder. Owner: caller, g_free(). */
char *compute_partner_trust(void);

#endif
