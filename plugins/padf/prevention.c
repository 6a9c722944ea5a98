/* SPDX-License-Identifier: Apache-2.0 */
/* The prevention programme: enrolments of children at risk of recruitment. */
#include "child.h"

static enum age_band
age_band_of(int32_t years)
{
    static const int32_t LAST_YEARS[] = {5, 11, 13};
    return (enum age_band)hito_band(years, LAST_YEARS, 3);
}

static void
keep_child(hito_study *study, const prevention_row *row)
{
    child *c = hito_subject(study, row->child_key);
    if (!c)
        return;
    c->quarters |= hito_quarters(study, row->enrol_date, row->exit_date == HITO_NULL ? HITO_DAY_OPEN : row->exit_date);
    if (c->is_known && (c->first_day < row->enrol_date || (c->first_day == row->enrol_date && c->first_row < study->row)))
        return;
    *c = (child){study->row, c->quarters, row->enrol_date, row->sex, age_band_of(row->age_years), 1};
}

/* PAD-06: judged six calendar months after the enrolment, and only where somebody looked. */
static void
count_schooling(hito_study *study, const prevention_row *row)
{
    if (row->in_school_6m == HITO_NULL_BOOL)
        return;
    int32_t day = hito_months_later(row->enrol_date, setting_school_months(study));
    pad_06_ratio(study, day, row->child_key, row->in_school_6m, row->sex);
}

void
on_prevention(hito_study *study, const prevention_row *row)
{
    if (row->exit_date != HITO_NULL && row->exit_date < row->enrol_date)
        hito_row_finding(study, RULE_EXIT_BEFORE_ENROLMENT);
    pad_04_first(study, row->enrol_date, row->child_key, row->sex, age_band_of(row->age_years), row->ethnicity, row->dept);
    keep_child(study, row);
    count_schooling(study, row);
}

void
count_active_children(hito_study *study)
{
    for (int32_t i = 0; i < hito_subject_count(study); i++) {
        const child *c = hito_subject(study, i);
        if (c && c->is_known)
            pad_05_quarters(study, c->quarters, i, c->sex, c->age_band);
    }
}
