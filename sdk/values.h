/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SDK_VALUES_H
#define SDK_VALUES_H

#include <stddef.h>
#include <stdint.h>

#include "sdk/spec.h"

/* How often a value came with the same codes in the same quarter. */
typedef struct hito_value {
    int64_t value;
    int64_t count; /* 0 for a free place */
    uint16_t codes[HITO_CODES_MAX];
    uint32_t quarter;
    uint32_t is_apart; /* not in the total */
} hito_value;

/* The values of a median: days and months are few different numbers, so counting them is exact and takes no room for a row.
 * Zero it to begin. */
typedef struct hito_values {
    hito_value *places;
    size_t count, capacity; /* a power of two */
} hito_values;

/** Add value->count more of a value. Errors: -1 when there is no memory, 0 otherwise. */
int hito_values_add(hito_values *values, const hito_value *value);

/** Put all values together at the front, in an order that only they decide: until the next is added they lie from 0 to
 *  count. */
void hito_values_settle(hito_values *values);

void hito_values_clear(hito_values *values);

#endif
