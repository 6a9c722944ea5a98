/* SPDX-License-Identifier: Apache-2.0 */
/* ABA-07: how long a proceeding takes, once all of its events are known. */
#include "proceeding.h"

void
keep_proceeding(hito_study *study, const justice_row *row)
{
    proceeding *p = hito_subject(study, row->proc_id);
    if (!p)
        return;
    if (row->event == EVENT_COMPLAINT && hito_mark_first(study, &p->complaint, row->date))
        p->type = row->type_primary;
    if (row->event == EVENT_CHARGE)
        hito_mark_first(study, &p->charge, row->date);
    if (row->event == EVENT_CONVICTED || row->event == EVENT_ACQUITTED)
        hito_mark_first(study, &p->judgment, row->date);
}

/* The charge is the total; the judgment stands beside it. */
static void
count_steps(hito_study *study, int32_t i, const proceeding *p)
{
    if (p->charge.is_set && p->charge.day >= p->complaint.day)
        aba_07_value(study, p->charge.day, i, p->charge.day - p->complaint.day, STEP_CHARGE, p->type);
    if (p->judgment.is_set && p->judgment.day >= p->complaint.day)
        aba_07_aside(study, p->judgment.day, i, p->judgment.day - p->complaint.day, STEP_JUDGMENT, p->type);
}

void
count_proceedings(hito_study *study)
{
    for (int32_t i = 0; i < hito_subject_count(study); i++) {
        const proceeding *p = hito_subject(study, i);
        if (p && p->complaint.is_set)
            count_steps(study, i, p);
        if (p && p->charge.is_set && p->charge.day < p->complaint.day && p->complaint.is_set)
            hito_finding_at(study, INPUT_JUSTICE, p->charge.row, RULE_CHARGE_BEFORE_COMPLAINT);
        if (p && p->judgment.is_set && p->charge.is_set && p->judgment.day < p->charge.day)
            hito_finding_at(study, INPUT_JUSTICE, p->judgment.row, RULE_JUDGMENT_BEFORE_CHARGE);
    }
}
