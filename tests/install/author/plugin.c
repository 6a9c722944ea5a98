/* SPDX-License-Identifier: Apache-2.0 */
#include "families.h"

HITO_PLUGIN(0, NULL)

/* FAM-01: a child counts once in every window in which a visit falls. FAM-02: a plan is on time or late when its time is over. */
void
on_visits(hito_study *study, const visits_row *row)
{
    int32_t limit = setting_plan_days(study);
    fam_01_seen(study, row->visited, row->child_id, row->sex, row->area);
    if (row->plan_day != HITO_NULL && row->plan_day < row->visited)
        hito_row_finding(study, RULE_PLAN_BEFORE_VISIT);
    else
        fam_02_ratio(study, row->visited + limit, row->child_id, hito_in_time(row->visited, row->plan_day, limit), row->sex, row->area);
}
