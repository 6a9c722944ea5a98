/* SPDX-License-Identifier: Apache-2.0 */
#include "prevalence.h"

#include <math.h>
#include <stdlib.h>

enum { SEED_SHIFT = 12 }; /* hito-estimate takes seeds below 9e15, and the same one must be given there */

void
on_studies(hito_study *study, const studies_row *row)
{
    if (row->age_from > row->age_to) {
        hito_row_finding(study, RULE_AGES_IN_REVERSE);
        return;
    }
    const double field[HITO_SAMPLE_FIELDS] = {
        [STUDY_TYPE] = row->type_primary,
        [STUDY_SITE] = row->site,
        [STUDY_METHOD] = row->method,
        [STUDY_DAY] = row->ref_date,
        [STUDY_AGE_FROM] = row->age_from,
        [STUDY_AGE_TO] = row->age_to,
        [STUDY_FRAME] = row->frame_size == HITO_NULL ? (double)NAN : row->frame_size,
        [STUDY_CHILDREN] = row->population_base == HITO_NULL ? (double)NAN : row->population_base,
    };
    hito_sample_keep(study, PREVALENCE_STORE, row->study_id, row->study_id, field);
}

static int
by_unit_and_row(const void *left, const void *right)
{
    const hito_sample_row *a = left, *b = right;
    if (a->unit != b->unit)
        return a->unit < b->unit ? -1 : 1;
    return (a->row > b->row) - (a->row < b->row);
}

static int
by_row(const void *left, const void *right)
{
    const hito_sample_row *a = left, *b = right;
    return (a->row > b->row) - (a->row < b->row);
}

/* A respondent answers once: of several rows the first stands. */
static size_t
keep_first_rows(hito_study *study, hito_sample_row *rows, size_t n)
{
    size_t kept = 0;
    qsort(rows, n, sizeof *rows, by_unit_and_row);
    for (size_t i = 0; i < n; i++) {
        if (kept > 0 && rows[kept - 1].unit == rows[i].unit)
            hito_finding_at(study, rows[i].input, rows[i].row, RULE_RESPONDENT_TWICE);
        else
            rows[kept++] = rows[i];
    }
    qsort(rows, kept, sizeof *rows, by_row);
    return kept;
}

typedef EstimateStatus (*method_call)(const prevalence_sample *, prevalence_answer *);

/* How a study's method is computed and from which file; the other methods arrive as finished estimates alone. */
static const struct {
    method_call call;
    uint32_t input;
    int one_row_each;
} METHODS[METHODS_ALL] = {
    [METHOD_RDS2] = {prevalence_of_links, INPUT_LINK_TRACING, 1},
    [METHOD_NSUM] = {prevalence_of_network, INPUT_NETWORK, 1},
    [METHOD_SURVEY] = {prevalence_of_survey, INPUT_SURVEY, 1},
    [METHOD_MSE] = {prevalence_of_lists, INPUT_CAPTURES, 0},
};

static uint32_t
note_of(EstimateStatus status)
{
    static const uint16_t NOTES[] = {
        [ESTIMATE_DOES_NOT_EXIST] = NOTE_DOES_NOT_EXIST, [ESTIMATE_NOT_IDENTIFIABLE] = NOTE_NOT_IDENTIFIABLE,
        [ESTIMATE_TOO_FEW] = NOTE_TOO_FEW,               [ESTIMATE_LONELY_PSU] = NOTE_LONELY_UNIT,
        [ESTIMATE_NOT_REACHED] = NOTE_NO_LIMIT,          [ESTIMATE_NOT_CONVERGED] = NOTE_NOT_CONVERGED,
        [ESTIMATE_DEGENERATE] = NOTE_NO_SPREAD,          [ESTIMATE_BAD_INPUT] = NOTE_BAD_INPUT};
    return 1u + NOTES[status];
}

static hito_estimate
estimate_of(const double *field, double unit, const prevalence_answer *answer, EstimateStatus status)
{
    const Interval *persons = &answer->persons;
    return (hito_estimate){
        .value = persons->point * unit,
        .lower = persons->lower * unit,
        .upper = persons->upper * unit,
        .level = persons->level,
        .sample = answer->n,
        .age_from = (int16_t)field[STUDY_AGE_FROM],
        .age_to = (int16_t)field[STUDY_AGE_TO],
        .method = (uint16_t)field[STUDY_METHOD],
        .is_total = (int)field[STUDY_SITE] == SITE_NAC,
        .note = status == ESTIMATE_OK ? 0 : note_of(status),
    };
}

static void
tell(hito_study *study, const hito_sample_row *row, EstimateStatus status, const prevalence_answer *answer)
{
    const double *field = row->field;
    hito_estimate persons = estimate_of(field, 1, answer, status);
    study->row = row->row; /* of equal days the earlier row stands, here as among finished estimates */
    tell_persons(study, (enum type)field[STUDY_TYPE], (int32_t)field[STUDY_DAY], &persons, (enum site)field[STUDY_SITE]);
    if (status != ESTIMATE_OK) {
        hito_finding_at(study, row->input, row->row, RULE_NO_ESTIMATE);
        return;
    }
    hito_estimate percent = estimate_of(field, 100.0 / field[STUDY_CHILDREN], answer, status);
    percent.is_total = (int)field[STUDY_TYPE] == TYPE_T9;
    if ((int)field[STUDY_SITE] == SITE_NAC && field[STUDY_CHILDREN] > 0)
        norc_05_estimate(study, (int32_t)field[STUDY_DAY], &percent, (enum type)field[STUDY_TYPE]);
}

/* An interval that is no interval, or does not hold its point, is none. */
static EstimateStatus
judge(EstimateStatus status, const Interval *i)
{
    if (status != ESTIMATE_OK)
        return status;
    if (i->lower_status != ESTIMATE_OK || i->upper_status != ESTIMATE_OK)
        return i->lower_status != ESTIMATE_OK ? i->lower_status : i->upper_status;
    return i->lower <= i->point && i->point <= i->upper && isfinite(i->upper) ? ESTIMATE_OK : ESTIMATE_DEGENERATE;
}

/* Saved states come from outside. */
static int
is_code(double field, int count)
{
    return field >= 0 && field < count;
}

static void
compute_study(hito_study *study, const hito_sample_row *row, hito_sample_row *samples, size_t n)
{
    unsigned method = is_code(row->field[STUDY_METHOD], METHODS_ALL) ? (unsigned)row->field[STUDY_METHOD] : METHODS_ALL;
    if (!is_code(row->field[STUDY_TYPE], TYPES_ALL) || !is_code(row->field[STUDY_SITE], SITES_ALL) || method >= METHODS_ALL ||
        !METHODS[method].call) {
        hito_finding_at(study, row->input, row->row, RULE_METHOD_NOT_COMPUTED);
        return;
    }
    size_t first = 0, last;
    while (first < n && (samples[first].input != METHODS[method].input || samples[first].study != row->study))
        first++;
    for (last = first; last < n && samples[last].input == METHODS[method].input && samples[last].study == row->study;)
        last++;
    prevalence_sample sample = {study, samples + first, last - first, row->field[STUDY_FRAME], study->run->seed >> SEED_SHIFT};
    prevalence_answer answer = {.n = 0};
    if (METHODS[method].one_row_each)
        sample.n = keep_first_rows(study, sample.rows, sample.n);
    EstimateStatus status = METHODS[method].call(&sample, &answer);
    tell(study, row, judge(status, &answer.persons), &answer);
}

/* Of a study's rows the latest reference day stands, of one day the national one; whatever the rows say decides, never
 * their order. */
static int
stands_before(const hito_sample_row *a, const hito_sample_row *b)
{
    if (a->field[STUDY_DAY] > b->field[STUDY_DAY] || a->field[STUDY_DAY] < b->field[STUDY_DAY])
        return a->field[STUDY_DAY] > b->field[STUDY_DAY];
    for (size_t i = 0; i < HITO_SAMPLE_FIELDS; i++) {
        if (isnan(a->field[i]) != isnan(b->field[i]))
            return isnan(b->field[i]) != 0;
        if (a->field[i] < b->field[i] || a->field[i] > b->field[i])
            return a->field[i] > b->field[i];
    }
    return 0;
}

void
compute_prevalence(hito_study *study)
{
    size_t n, studies = 0, end;
    hito_sample_row *rows = hito_sample_take(study, PREVALENCE_STORE, &n);
    while (studies < n && rows[studies].input == INPUT_STUDIES)
        studies++;
    for (size_t first = 0; first < studies; first = end) {
        size_t best = first;
        for (end = first + 1; end < studies && rows[end].study == rows[first].study; end++)
            best = stands_before(&rows[end], &rows[best]) ? end : best;
        for (size_t i = first; i < end; i++) {
            if (i != best)
                hito_finding_at(study, rows[i].input, rows[i].row, RULE_STUDY_TWICE);
        }
        compute_study(study, &rows[best], rows + studies, n - studies);
    }
    free(rows);
}
