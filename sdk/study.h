/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SDK_STUDY_H
#define SDK_STUDY_H

/* The state of one run of a plug-in, and what an author may call from a row callback. */
#include <hito/hito.h>

#include "sdk/records.h"
#include "sdk/sightings.h"
#include "sdk/spec.h"
#include "sdk/values.h"

#define HITO_NULL INT32_MIN       /* an empty int32 or date */
#define HITO_NULL_CODE 0xffffu    /* an empty code that has no null_code */
#define HITO_NULL_BOOL 2u         /* an empty bool */
#define HITO_DAY_OPEN INT32_MAX   /* the end of a spell that is still open */
#define HITO_NO_SUBJECT (-1)

/* What is kept for one indicator; which parts are used depends on its type. */
typedef struct hito_tally {
    int64_t *numerators;      /* [cell * n_quarters + quarter] */
    int64_t *denominators;    /* the same, ratios only */
    hito_sightings sightings; /* unique, stock; class A: subjects of any type */
    hito_values values;       /* median */
    hito_records records;     /* new, milestone and states; estimates */
    double *details;          /* estimates: 6 numbers a record */
    size_t n_details, details_capacity;
} hito_tally;

typedef struct hito_study {
    const hito_host *host;
    const hito_run *run;
    const hito_spec *spec;
    hito_tally *tallies;
    unsigned char *subjects; /* spec->subject_size bytes each */
    size_t n_subjects, subjects_capacity;
    uint64_t inputs_with_rows; /* bit per input */
    uint64_t inputs_present;
    uint32_t input; /* of the current row */
    int64_t row;    /* of the current row */
    hito_code code; /* first failure; nothing is done after it */
    uint8_t *quarter_of_day; /* from the first day of the run, n_days of them */
    int32_t first_day, n_days;
} hito_study;

/** The quarter of this run that holds a day, or -1: rows outside every window change nothing. */
static inline int
hito_quarter(const hito_study *study, int32_t day)
{
    int64_t place = (int64_t)day - study->first_day;
    return place >= 0 && place < study->n_days ? study->quarter_of_day[place] : -1;
}

/** The value of a setting, as the programme set it. */
int64_t hito_setting_value(const hito_study *study, uint32_t setting);

/** The author's own bytes for one subject, zero at first. Owner: the study; valid until the next call.
 *  Errors: NULL when there is no memory or the subject is negative. */
void *hito_subject(hito_study *study, int32_t subject);

/** How many subjects have bytes. */
int32_t hito_subject_count(const hito_study *study);

/** Say that the current row breaks a rule of the manifest. */
void hito_row_finding(hito_study *study, uint32_t rule);

/** Say the same of another row. */
void hito_finding_at(hito_study *study, uint32_t input, int64_t row, uint32_t rule);

/** The day of a civil date, or HITO_NULL when the calendar has no such day. */
int32_t hito_day(int year, int month, int day);

/** The day n calendar months later; a day that the month lacks becomes its last day. */
int32_t hito_months_later(int32_t day, int months);

/** The index of the band that holds a number: bounds are the last member of each band but the open one, and
 *  one band more holds what is empty. Shapes: n_bounds members; the answer is 0 to n_bounds for a number,
 *  n_bounds + 1 for HITO_NULL. */
static inline uint16_t
hito_band(int32_t number, const int32_t *bounds, uint16_t n_bounds)
{
    uint16_t band = 0;
    for (uint16_t i = 0; i < n_bounds; i++)
        band = (uint16_t)(band + (number > bounds[i])); /* no branch: ages come in no order */
    return number == HITO_NULL ? (uint16_t)(n_bounds + 1) : band;
}

/* The calls behind hito_plugin, bound by the generated header. */
hito_code hito_study_create(const hito_spec *spec, const hito_host *host, const hito_run *run, void **state);
hito_code hito_study_begin(void *state, uint32_t input, const struct ArrowSchema *schema);
hito_code hito_study_update(void *state, uint32_t input, const struct ArrowArray *batch);
hito_code hito_study_end(void *state, uint32_t input);
hito_code hito_study_finish(void *state);
void hito_study_destroy(void *state);
hito_code hito_study_load(const hito_spec *spec, const hito_host *host, const hito_run *run, const hito_source *source,
                          void **state);

#endif
