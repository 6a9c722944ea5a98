/* SPDX-License-Identifier: Apache-2.0 */
/* NORC-12: what the study is used for. */
#include "norc.h"

void
on_decisions(hito_study *study, const decisions_row *row)
{
    if (row->stage >= setting_decided_stage(study))
        norc_12_first(study, row->date, row->decision_id, 0, row->award, row->objective);
}
