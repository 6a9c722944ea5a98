/* SPDX-License-Identifier: Apache-2.0 */
/* ABA-01 to ABA-06: events of criminal proceedings. */
#include "defendant.h"

static int
is_judgment(const justice_row *row)
{
    return row->event == EVENT_CONVICTED || row->event == EVENT_ACQUITTED;
}

static void
keep_defendant(hito_study *study, const justice_row *row)
{
    defendant *d = hito_subject(study, row->defendant_id);
    if (d && row->event == EVENT_CHARGE && (!d->is_charged || row->date < d->charge_day)) {
        d->charge_day = row->date;
        d->is_charged = 1;
    }
    if (d && is_judgment(row) &&
        (!d->is_judged || row->date < d->judgment_day || (row->date == d->judgment_day && study->row < d->judgment_row))) {
        d->judgment_day = row->date;
        d->judgment_row = study->row;
        d->is_judged = 1;
    }
}

/* ABA-06: every sentence with a length. */
static void
count_sentence(hito_study *study, const justice_row *row)
{
    if (row->sentence_months == HITO_NULL)
        hito_row_finding(study, RULE_SENTENCE_WITHOUT_MONTHS);
    else
        aba_06_value(study, row->date, row->defendant_id, row->sentence_months, row->legal_frame);
}

void
on_justice(hito_study *study, const justice_row *row)
{
    enum yes_no official = row->official ? YES_NO_Y : YES_NO_N;
    int32_t day = row->date, proceeding = row->proc_id, person = row->defendant_id;
    if (row->event == EVENT_INVESTIGATION)
        aba_01_first(study, day, proceeding, 0, row->type_primary, row->legal_frame);
    if (row->event == EVENT_CHARGE)
        aba_02_first(study, day, person, 0, row->type_primary, row->legal_frame, official);
    if (row->event == EVENT_CONVICTED)
        aba_03_first(study, day, person, proceeding, row->type_primary, row->defendant_sex);
    if (is_judgment(row))
        aba_04_first(study, day, person, proceeding, row->event == EVENT_CONVICTED, row->type_primary);
    if (row->event == EVENT_SENTENCED)
        count_sentence(study, row);
    keep_defendant(study, row);
}

void
check_defendants(hito_study *study)
{
    for (int32_t i = 0; i < hito_subject_count(study); i++) {
        const defendant *d = hito_subject(study, i);
        if (d && d->is_judged && d->is_charged && d->judgment_day < d->charge_day)
            hito_finding_at(study, INPUT_JUSTICE, d->judgment_row, RULE_JUDGMENT_BEFORE_CHARGE);
    }
}
