/* SPDX-License-Identifier: Apache-2.0 */
/* REN-09 and REN-10: how care ends, and whether it lasts. */
#include "person.h"

/* REN-10: "unknown" is no answer. */
static void
count_followup(hito_study *study, const person *p, const careplans_row *row)
{
    if (row->followup_12m_date == HITO_NULL || row->close_date == HITO_NULL || row->retrafficked == YES_NO_UNKNOWN_U)
        return;
    if (row->followup_12m_date < hito_months_later(row->close_date, setting_followup_months(study)))
        hito_row_finding(study, RULE_FOLLOWUP_TOO_EARLY);
    else
        ren_10_ratio(study, row->followup_12m_date, row->person_id, row->retrafficked == YES_NO_UNKNOWN_Y, p->type);
}

void
on_careplans(hito_study *study, const careplans_row *row)
{
    const person *p = known_person(study, row->person_id);
    if (!p)
        return;
    if (row->close_date != HITO_NULL && row->close_date < row->plan_date)
        hito_row_finding(study, RULE_CLOSED_BEFORE_PLAN);
    if (row->close_date != HITO_NULL && row->goals_met != HITO_NULL_BOOL)
        ren_09_ratio(study, row->close_date, row->person_id, row->goals_met, p->sex, p->type);
    count_followup(study, p, row);
}
