/* SPDX-License-Identifier: Apache-2.0 */
/* ABA-01 to ABA-09: events of criminal proceedings. */
#include "proceeding.h"

/* ABA-05 and ABA-06: an empty "suspended" is no answer; a sentence of no months is no prison. */
static void
count_sentence(hito_study *study, const justice_row *row)
{
    if (row->suspended != HITO_NULL_BOOL) {
        int is_prison = !row->suspended && row->sentence_months != 0;
        aba_05_first(study, row->date, row->defendant_id, row->proc_id, is_prison, row->type_primary);
    } else
        hito_row_finding(study, RULE_SENTENCE_WITHOUT_SUSPENSION);
    if (row->sentence_months == HITO_NULL)
        hito_row_finding(study, RULE_SENTENCE_WITHOUT_MONTHS);
    else
        aba_06_value(study, row->date, row->defendant_id, row->sentence_months, row->legal_frame);
}

void
on_justice(hito_study *study, const justice_row *row)
{
    enum yes_no official = row->official ? YES_NO_Y : YES_NO_N;
    int32_t day = row->date, process = row->proc_id, person = row->defendant_id;
    int is_judgment = row->event == EVENT_CONVICTED || row->event == EVENT_ACQUITTED;
    if (row->event == EVENT_INVESTIGATION)
        aba_01_first(study, day, process, 0, row->type_primary, row->legal_frame);
    if (row->event == EVENT_CHARGE)
        aba_02_first(study, day, person, 0, row->type_primary, row->legal_frame, official);
    if (row->event == EVENT_CONVICTED)
        aba_03_first(study, day, person, process, row->type_primary, row->defendant_sex);
    if (is_judgment)
        aba_04_first(study, day, person, process, row->event == EVENT_CONVICTED, row->type_primary);
    if (row->event == EVENT_SENTENCED)
        count_sentence(study, row);
    if (row->child_friendly != HITO_NULL_BOOL)
        aba_09_first(study, day, process, 0, row->child_friendly, row->dept);
    if (row->n_child_victims != HITO_NULL && row->n_child_victims > 0)
        aba_08_heads(study, day, process, 0, row->n_child_victims, row->type_primary, row->dept);
    keep_proceeding(study, row);
}
