/* SPDX-License-Identifier: Apache-2.0 */
#include "template.h"

/* Binds the functions below to the host: no bytes are kept for each subject, nothing is left to do at the end. */
HITO_PLUGIN(0, NULL)

/* TPL-02: a case without a first contact is late, not missing. */
static int
is_in_time(const hito_study *study, const cases_row *row)
{
    return row->first_contact != HITO_NULL && row->first_contact - row->opened <= setting_contact_days(study);
}

void
on_cases(hito_study *study, const cases_row *row)
{
    if (row->first_contact != HITO_NULL && row->first_contact < row->opened)
        hito_row_finding(study, RULE_CONTACT_BEFORE_OPENING);
    tpl_01_add(study, row->opened, row->case_id, 1, row->area);
    tpl_02_ratio(study, row->opened + setting_contact_days(study), row->case_id, is_in_time(study, row), row->area);
}
