/* SPDX-License-Identifier: Apache-2.0 */
/* ABA-10 to ABA-12: trainings of officials, and norms adopted. */
#include "aba_roli.h"

void
on_attendees(hito_study *study, const attendees_row *row)
{
    if (!row->completed)
        return;
    aba_10_first(study, row->date, row->person_key, row->role, row->sex, row->institution);
    if (row->pre_score != HITO_NULL && row->post_score != HITO_NULL)
        aba_11_ratio(study, row->date, row->person_key,
                     hito_has_gained(row->pre_score, row->post_score, setting_gain_points(study), setting_pass_score(study)),
                     row->role);
}

void
on_adoptions(hito_study *study, const adoptions_row *row)
{
    if (row->stage >= setting_adopted_stage(study))
        aba_12_first(study, row->date, row->milestone_id, 0, row->kind);
}
