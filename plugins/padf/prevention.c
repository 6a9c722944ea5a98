/* SPDX-License-Identifier: Apache-2.0 */
/* The prevention programme: enrolments of children at risk of recruitment. */
#include "child.h"

static enum age_band
age_band_of(const prevention_row *row)
{
    return (enum age_band)hito_age_band(row->age_years);
}

static void
keep_child(hito_study *study, const prevention_row *row)
{
    child *c = hito_subject(study, row->child_key);
    if (!c)
        return;
    c->quarters |= hito_quarters(study, row->enrol_date, row->exit_date == HITO_NULL ? HITO_DAY_OPEN : row->exit_date);
    if (hito_mark_first(study, &c->first, row->enrol_date)) {
        c->sex = row->sex;
        c->age_band = age_band_of(row);
    }
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
    pad_04_first(study, row->enrol_date, row->child_key, row->sex, age_band_of(row), row->ethnicity, row->dept);
    /* PAD-10: the same measure may stand in two enrolments of the child. */
    pad_10_first(study, row->urgent_prevention_date, row->child_key, row->urgent_prevention_date);
    count_participant(study, row->enrol_date, enrolled_participant(row->child_key), row->ethnicity, row->dept);
    keep_child(study, row);
    count_schooling(study, row);
}

void
count_participant(hito_study *study, int32_t day, int32_t participant, enum ethnicity ethnicity, enum dept dept)
{
    if (ethnicity != ETHNICITY_UNK)
        pad_11_first(study, day, participant, 0, ethnicity != ETHNICITY_NON, dept);
}

void
count_active_children(hito_study *study)
{
    for (int32_t i = 0; i < hito_subject_count(study); i++) {
        const child *c = hito_subject(study, i);
        if (c && c->first.is_set)
            pad_05_quarters(study, c->quarters, i, c->sex, c->age_band);
    }
}
