/* SPDX-License-Identifier: Apache-2.0 */
#ifndef PADF_CHILD_H
#define PADF_CHILD_H

#include "padf.h"

/* What is kept of a child until the end: the first enrolment, whose sex and age hold for every later one. */
typedef struct child {
    int64_t first_row;
    uint64_t quarters; /* with an open enrolment */
    int32_t first_day;
    enum sex sex;
    enum age_band age_band;
    int32_t is_known;
} child;

/** PAD-05, once all enrolments are known. */
void count_active_children(hito_study *study);

#endif
