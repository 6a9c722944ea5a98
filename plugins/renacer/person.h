/* SPDX-License-Identifier: Apache-2.0 */
#ifndef RENACER_PERSON_H
#define RENACER_PERSON_H

#include "renacer.h"

/* What is kept of an identified child: the first identification, and what services followed it. */
typedef struct person {
    hito_mark first, served; /* served: the first service on or after the first identification */
    enum sex sex;
    enum age_band age_band;
    enum type type;
    enum dept dept;
    uint32_t kinds; /* bit per kind of service that came after an assessment, in time */
    uint8_t unused[4];
} person;

/** The child of a row, or NULL with a finding when no identification is known. Cases are read before all other inputs.
 *  Owner: borrowed, valid until the next call. */
person *known_person(hito_study *study, int32_t subject);

/** REN-04 to REN-06, once all services are known. */
void count_persons(hito_study *study);

#endif
