/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CORE_PROTECT_PROTECT_PUBLICATION_H
#define CORE_PROTECT_PROTECT_PUBLICATION_H

#include "core/base/finding.h"
#include "core/model/plan.h"
#include "core/model/progress.h"
#include "core/model/publication.h"
#include "core/rule/compare.h"

/** All that a publication is made from. The numbers are those that protect_windows() let through; nothing here reaches
 *  behind them. */
typedef struct PublicationDraft {
    const Plan *plan;
    const GPtrArray *submissions; /* of Submission*, in the order of Plan.partners, NULL without one */
    const ActualTable *printable; /* of protect_windows() */
    const GArray *progress;       /* of Progress, assessed from printable */
    const GArray *changes;        /* of Change, compared with printable */
    const FindingList *findings;
    const GPtrArray *target_changes; /* of TargetChange*, or NULL */
    const GPtrArray *deadlines;      /* of Deadline*, or NULL */
    const GPtrArray *sent_back;      /* of SendBack*, or NULL */
    const GPtrArray *signatures;     /* of PublicationSignature*, or NULL */
    const GPtrArray *withdrawals;    /* of Withdrawal*, or NULL */
    int32_t as_of_day;
    bool draft;             /* not sealed with these numbers */
    const char *reason, *person; /* of the release, for its restatements; "" when there is none yet */
    const char *software, *ledger_head;
} PublicationDraft;

/** The publication of one reporting period, the only way from actuals to one. Row counts of files are rounded down to
 *  hundreds and submissions are not digested, since both would follow the children behind hidden cells one by one.
 *  Owner: caller, publication_free(). */
Publication *protect_publication(const PublicationDraft *draft);

#endif
