/* SPDX-License-Identifier: Apache-2.0 */
/* NORC-06 to NORC-10: quality of field work, by the dispositions of AAPOR's Standard Definitions. */
#include "norc.h"

static void
count_distress(hito_study *study, const dispositions_row *row)
{
    if (!row->distress_flag)
        return;
    int is_referred = row->referral_date != HITO_NULL;
    int32_t days = is_referred ? row->referral_date - row->date : 0;
    if (days < 0)
        hito_row_finding(study, RULE_REFERRAL_BEFORE_INTERVIEW);
    int in_time = is_referred && days >= 0 && days <= setting_referral_days(study);
    norc_10_ratio(study, row->date, row->sample_id, in_time, row->site);
}

void
on_dispositions(hito_study *study, const dispositions_row *row)
{
    enum result r = row->result;
    if (r != RESULT_NE)
        norc_06_ratio(study, row->date, row->sample_id, r == RESULT_I, row->mode, row->site);
    if (r == RESULT_I || r == RESULT_P || r == RESULT_R || r == RESULT_O)
        norc_07_ratio(study, row->date, row->sample_id, r == RESULT_I, row->mode);
    count_distress(study, row);
}
