/* SPDX-License-Identifier: Apache-2.0 */
/* Early warnings and the answer of institutions; routes of municipalities; public figures as context. */
#include "padf.h"

void
on_alerts(hito_study *study, const alerts_row *row)
{
    int32_t limit = setting_response_days(study), response = row->response_date;
    if (response != HITO_NULL && response < row->date)
        hito_row_finding(study, RULE_RESPONSE_BEFORE_ALERT);
    else if (response != HITO_NULL)
        pad_08_value(study, response, row->alert_id, response - row->date);
    pad_07_ratio(study, row->date + limit, row->alert_id, hito_in_time(row->date, response, limit), row->source);
}

void
on_milestones(hito_study *study, const milestones_row *row)
{
    pad_09_state(study, row->date, row->milestone_id, row->stage >= setting_active_stage(study), row->dept);
}

/* PAD-12: a yearly figure has no quarter to stand in. */
void
on_context(hito_study *study, const context_row *row)
{
    if (hito_quarter(study, row->period_start) != hito_quarter(study, row->period_end))
        hito_row_finding(study, RULE_CONTEXT_NOT_A_QUARTER);
    else
        pad_12_add(study, row->period_end, HITO_NO_SUBJECT, row->value);
}
