/* SPDX-License-Identifier: Apache-2.0 */
/* REN-11 and REN-12: trained staff and municipal routes. */
#include "renacer.h"

void
on_attendees(hito_study *study, const attendees_row *row)
{
    if (row->completed && row->post_score != HITO_NULL && row->post_score >= setting_pass_score(study))
        ren_11_add(study, row->date, row->person_key, 1, row->sex, row->institution);
}

void
on_routes(hito_study *study, const routes_row *row)
{
    ren_12_state(study, row->date, row->route_id, row->stage >= setting_working_stage(study), row->dept);
}
