/* SPDX-License-Identifier: Apache-2.0 */
/* REN-01, and who the identified children are. */
#include "person.h"

static enum age_band
age_band_of(int32_t years)
{
    static const int32_t LAST_YEARS[] = {5, 11, 13};
    return (enum age_band)hito_band(years, LAST_YEARS, 3);
}

static void
keep_person(hito_study *study, const cases_row *row)
{
    person *p = hito_subject(study, row->person_id);
    if (!p || (p->is_known && (p->first_day < row->id_date || (p->first_day == row->id_date && p->first_row < study->row))))
        return;
    p->first_row = study->row;
    p->first_day = row->id_date;
    p->sex = row->sex;
    p->age_band = age_band_of(row->age_years);
    p->type = row->type_primary;
    p->dept = row->dept;
    p->is_known = 1;
}

void
on_cases(hito_study *study, const cases_row *row)
{
    ren_01_first(study, row->id_date, row->person_id, row->sex, age_band_of(row->age_years), row->type_primary, row->dept,
                 row->ethnicity, row->nationality, row->identified_by, row->status);
    keep_person(study, row);
}

person *
known_person(hito_study *study, int32_t subject)
{
    person *p = subject < hito_subject_count(study) ? hito_subject(study, subject) : NULL;
    if (p && p->is_known)
        return p;
    hito_row_finding(study, RULE_NO_CASE);
    return NULL;
}
