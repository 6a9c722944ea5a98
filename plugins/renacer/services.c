/* SPDX-License-Identifier: Apache-2.0 */
/* REN-03 to REN-07: services to identified children. */
#include "person.h"

static void
keep_service(const hito_study *study, person *p, const services_row *row)
{
    hito_mark_first(study, &p->served, row->date);
    if (row->after_needs_assessment == 1 && row->date - p->first.day <= setting_care_days(study))
        p->kinds |= 1u << row->service;
}

/* REN-07: who leaves on the last day of a period is not there at its close. */
static void
count_stay(hito_study *study, const person *p, const services_row *row)
{
    if (row->end_date != HITO_NULL && row->end_date < row->date) {
        hito_row_finding(study, RULE_SHELTER_ENDS_BEFORE_START);
        return;
    }
    int32_t last_day = row->end_date == HITO_NULL ? HITO_DAY_OPEN : row->end_date - 1;
    ren_07_span(study, row->date, last_day, row->person_id, p->sex, p->age_band);
}

void
on_services(hito_study *study, const services_row *row)
{
    person *p = known_person(study, row->person_id);
    if (!p)
        return;
    ren_03_seen(study, row->date, row->person_id, p->sex, p->age_band, p->type, row->service);
    if (row->date < p->first.day)
        hito_row_finding(study, RULE_SERVICE_BEFORE_IDENTIFICATION);
    else
        keep_service(study, p, row);
    if (row->service == SERVICE_SHELTER)
        count_stay(study, p, row);
}

static int32_t
kinds_of(const person *p)
{
    int32_t count = 0;
    for (uint32_t rest = p->kinds; rest; rest &= rest - 1)
        count++;
    return count;
}

/* Each is judged on a fixed day after the identification, so that a past quarter does not move. */
static void
count_person(hito_study *study, int32_t i, const person *p)
{
    int32_t limit = setting_first_service_days(study);
    int has_care = kinds_of(p) >= setting_care_kinds(study);
    ren_04_ratio(study, p->first.day + setting_care_days(study), i, has_care, p->sex, p->age_band, p->type);
    int32_t served = p->served.is_set ? p->served.day : HITO_NULL;
    if (p->served.is_set)
        ren_05_value(study, served, i, served - p->first.day, p->type);
    ren_06_ratio(study, p->first.day + limit, i, hito_in_time(p->first.day, served, limit), p->type, p->dept);
}

void
count_persons(hito_study *study)
{
    for (int32_t i = 0; i < hito_subject_count(study); i++) {
        const person *p = hito_subject(study, i);
        if (p && p->first.is_set)
            count_person(study, i, p);
    }
}
