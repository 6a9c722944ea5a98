/* SPDX-License-Identifier: Apache-2.0 */
/* REN-01, and who the identified children are. */
#include "person.h"

static enum age_band
age_band_of(const cases_row *row)
{
    return (enum age_band)hito_age_band(row->age_years);
}

static void
keep_person(hito_study *study, const cases_row *row)
{
    person *p = hito_subject(study, row->person_id);
    if (!p || !hito_mark_first(study, &p->first, row->id_date))
        return;
    p->sex = row->sex;
    p->age_band = age_band_of(row);
    p->type = row->type_primary;
    p->dept = row->dept;
}

void
on_cases(hito_study *study, const cases_row *row)
{
    ren_01_first(study, row->id_date, row->person_id, row->sex, age_band_of(row), row->type_primary, row->dept,
                 row->ethnicity, row->nationality, row->identified_by, row->status);
    keep_person(study, row);
}

person *
known_person(hito_study *study, int32_t subject)
{
    person *p = subject < hito_subject_count(study) ? hito_subject(study, subject) : NULL;
    if (p && p->first.is_set)
        return p;
    hito_row_finding(study, RULE_NO_CASE);
    return NULL;
}
