/* SPDX-License-Identifier: Apache-2.0 */
#ifndef PADF_CHILD_H
#define PADF_CHILD_H

#include "padf.h"

/* What is kept of a child until the end: the first enrolment, whose sex and age hold for every later one. */
typedef struct child {
    hito_mark first;
    uint64_t quarters; /* with an open enrolment */
    enum sex sex;
    enum age_band age_band;
} child;

/** PAD-05, once all enrolments are known. */
void count_active_children(hito_study *study);

/* PAD-11 counts persons trained and children enrolled together; keys of two domains may be equal and mean two. */
static inline int32_t
trained_participant(int32_t person_key)
{
    return person_key * 2;
}

static inline int32_t
enrolled_participant(int32_t child_key)
{
    return child_key * 2 + 1;
}

/** PAD-11: nothing where the ethnic people is unknown. */
void count_participant(hito_study *study, int32_t day, int32_t participant, enum ethnicity ethnicity, enum dept dept);

#endif
