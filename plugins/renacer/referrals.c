/* SPDX-License-Identifier: Apache-2.0 */
/* REN-02 and REN-08: referrals, and whether somebody answered. */
#include "person.h"

void
on_referrals(hito_study *study, const referrals_row *row)
{
    const person *p = known_person(study, row->person_id);
    if (!p)
        return;
    int32_t limit = setting_referral_days(study);
    if (row->date_first_service != HITO_NULL && row->date_first_service < row->date_made)
        hito_row_finding(study, RULE_ANSWER_BEFORE_REFERRAL);
    ren_02_first(study, row->date_made, row->person_id, p->sex, p->age_band, p->type, row->to_type);
    int in_time = hito_in_time(row->date_made, row->date_first_service, limit);
    ren_08_ratio(study, row->date_made + limit, row->person_id, in_time, row->to_type);
}
