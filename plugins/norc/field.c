/* SPDX-License-Identifier: Apache-2.0 */
/* NORC-06 to NORC-11: quality of field work, by the dispositions of AAPOR's Standard Definitions. */
#include "sample.h"

static void
count_distress(hito_study *study, const dispositions_row *row)
{
    if (!row->distress_flag)
        return;
    if (row->referral_date != HITO_NULL && row->referral_date < row->date)
        hito_row_finding(study, RULE_REFERRAL_BEFORE_INTERVIEW);
    int in_time = hito_in_time(row->date, row->referral_date, setting_referral_days(study));
    norc_10_ratio(study, row->date, row->sample_id, in_time, row->site);
}

/* NORC-09: an empty field is no consent. */
static void
count_consent(hito_study *study, const dispositions_row *row)
{
    int is_on_file = row->consent == 1 && row->assent == 1;
    if (!row->is_minor)
        return;
    if (!is_on_file)
        hito_row_finding(study, RULE_MINOR_WITHOUT_CONSENT);
    norc_09_ratio(study, row->date, row->sample_id, is_on_file, row->site);
}

void
on_dispositions(hito_study *study, const dispositions_row *row)
{
    enum result r = row->result;
    if (r != RESULT_NE)
        norc_06_ratio(study, row->date, row->sample_id, r == RESULT_I, row->mode, row->site);
    if (r == RESULT_I || r == RESULT_P || r == RESULT_R || r == RESULT_O)
        norc_07_ratio(study, row->date, row->sample_id, r == RESULT_I, row->mode);
    sample *s = hito_subject(study, row->sample_id);
    if (s && r == RESULT_I)
        hito_mark_first(study, &s->complete, row->date);
    if (r == RESULT_I)
        count_consent(study, row);
    count_distress(study, row);
}

/* NORC-08: judged on the day when it is due, so that a past quarter does not move. Dispositions are read before the plan. */
void
on_plan(hito_study *study, const plan_row *row)
{
    const sample *s = hito_subject(study, row->sample_id);
    int is_complete = s && s->complete.is_set && s->complete.day <= row->due_date;
    norc_08_first(study, row->due_date, row->sample_id, 0, is_complete, row->type_primary, row->site);
}

void
on_backchecks(hito_study *study, const backchecks_row *row)
{
    if (row->items_matching > row->items_asked)
        hito_row_finding(study, RULE_MORE_MATCHES_THAN_ITEMS);
    else
        norc_11_share(study, row->date, row->sample_id, row->items_matching, row->items_asked, row->site);
}
