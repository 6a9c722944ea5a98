/* SPDX-License-Identifier: Apache-2.0 */
/* Awareness events and trainings. */
#include "child.h"

void
on_outreach(hito_study *study, const outreach_row *row)
{
    pad_01_add(study, row->date, row->event_id, row->attendance, row->channel, row->dept);
}

void
on_attendees(hito_study *study, const attendees_row *row)
{
    if (!row->completed)
        return;
    pad_02_first(study, row->date, row->person_key, row->sex, row->role);
    if (row->pre_score != HITO_NULL && row->post_score != HITO_NULL)
        pad_03_ratio(study, row->date, row->person_key,
                     hito_has_gained(row->pre_score, row->post_score, setting_gain_points(study), setting_pass_score(study)),
                     row->role);
    count_participant(study, row->date, trained_participant(row->person_key), row->ethnicity, row->dept);
}
