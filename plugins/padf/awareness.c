/* SPDX-License-Identifier: Apache-2.0 */
/* Awareness events and trainings. */
#include "padf.h"

void
on_outreach(hito_study *study, const outreach_row *row)
{
    pad_01_add(study, row->date, row->event_id, row->attendance, row->channel, row->dept);
}

void
on_attendees(hito_study *study, const attendees_row *row)
{
    if (row->completed)
        pad_02_first(study, row->date, row->person_key, row->sex, row->role);
}
