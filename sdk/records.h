/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SDK_RECORDS_H
#define SDK_RECORDS_H

#include <stddef.h>
#include <stdint.h>

#include "sdk/spec.h"

/* One thing worth keeping until the end: a state of a spell, an estimate, a first time. */
typedef struct hito_record {
    int64_t row; /* breaks ties of one day: the earlier line of the file stands */
    int64_t value;
    int32_t day;
    int32_t subject;
    int32_t within; /* first times: of the subject in this (a defendant in a proceeding), or 0 */
    int32_t is_apart; /* stock: an amount on a day, not a state; flow: heads */
    uint16_t codes[HITO_CODES_MAX];
} hito_record;

typedef struct hito_records {
    hito_record *items;
    size_t count, capacity;
} hito_records;

/** Append a copy. Errors: -1 when there is no memory, 0 otherwise. */
int hito_records_add(hito_records *records, const hito_record *record);

/** Sort by subject, within, day, row. */
void hito_records_sort(hito_records *records);

/** Keep only the first record of each pair of subject and within; the records end up sorted by them. */
void hito_records_first(hito_records *records);

void hito_records_clear(hito_records *records);

#endif
