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
    uint64_t codes[2]; /* of 16 bits each */
    uint32_t quarter;
    uint32_t is_apart; /* not in the total */
} hito_value;

/** Pack codes, so that they are compared as two numbers. Shapes: at most HITO_CODES_MAX codes. */
static inline void
hito_value_pack(hito_value *value, const uint16_t *codes, uint32_t n_codes)
{
    value->codes[0] = value->codes[1] = 0;
    for (uint32_t i = 0; i < n_codes; i++)
        value->codes[i / 4] |= (uint64_t)codes[i] << i % 4 * 16;
}

/** The codes again. Shapes: HITO_CODES_MAX codes. */
static inline void
hito_value_unpack(const hito_value *value, uint16_t *codes)
{
    for (uint32_t i = 0; i < HITO_CODES_MAX; i++)
        codes[i] = (uint16_t)(value->codes[i / 4] >> i % 4 * 16);
}

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
