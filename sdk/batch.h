/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SDK_BATCH_H
#define SDK_BATCH_H

/* Reading one field of a batch; null fields become the sentinels of study.h. The generated row readers use these. */
#include <hito/arrow.h>
#include <math.h>
#include <stdint.h>

#include "sdk/study.h"

/** Where the fields of a column lie, found once for all rows of a batch. */
typedef struct hito_column {
    const uint8_t *bits; /* NULL when no field is empty */
    const void *values;
    const char *text;
} hito_column;

/** A column of a batch, by its place in the manifest. Owner: borrowed from the batch. */
static inline hito_column
hito_column_of(const struct ArrowArray *batch, int64_t column)
{
    const struct ArrowArray *child = batch->children[column];
    hito_column found = {(const uint8_t *)child->buffers[0], child->buffers[1], NULL};
    if (child->n_buffers > 2)
        found.text = (const char *)child->buffers[2];
    return found;
}

/** Step to row i of a batch, numbered by its last column: false behind its end, and after a failure. */
static inline int
hito_next_row(hito_study *study, const struct ArrowArray *batch, hito_column numbers, int64_t i)
{
    if (i >= batch->length || study->code != HITO_OK)
        return 0;
    study->row = ((const int64_t *)numbers.values)[i];
    return 1;
}

/** True when the field at i holds a value. */
static inline int
hito_is_set(hito_column column, int64_t i)
{
    return !column.bits || (column.bits[i >> 3] >> (i & 7) & 1);
}

/* Fields that the manifest lets be empty have "maybe" in their name; what lies at an empty place is read and dropped, since
 * a branch that nobody can foresee costs more. */
static inline int32_t
hito_field_int32(hito_column column, int64_t i)
{
    return ((const int32_t *)column.values)[i];
}

static inline int32_t
hito_maybe_int32(hito_column column, int64_t i)
{
    int32_t field = hito_field_int32(column, i);
    return hito_is_set(column, i) ? field : HITO_NULL;
}

static inline int64_t
hito_field_int64(hito_column column, int64_t i)
{
    return ((const int64_t *)column.values)[i];
}

static inline int64_t
hito_maybe_int64(hito_column column, int64_t i)
{
    int64_t field = hito_field_int64(column, i);
    return hito_is_set(column, i) ? field : INT64_MIN;
}

static inline uint16_t
hito_field_code(hito_column column, int64_t i)
{
    return (uint16_t)((const int32_t *)column.values)[i];
}

static inline uint16_t
hito_maybe_code(hito_column column, int64_t i)
{
    uint16_t field = hito_field_code(column, i);
    return hito_is_set(column, i) ? field : (uint16_t)HITO_NULL_CODE;
}

static inline uint8_t
hito_field_bool(hito_column column, int64_t i)
{
    return ((const uint8_t *)column.values)[i];
}

static inline uint8_t
hito_maybe_bool(hito_column column, int64_t i)
{
    return hito_is_set(column, i) ? hito_field_bool(column, i) : (uint8_t)HITO_NULL_BOOL;
}

static inline double
hito_field_real(hito_column column, int64_t i)
{
    return ((const double *)column.values)[i];
}

static inline double
hito_maybe_real(hito_column column, int64_t i)
{
    return hito_is_set(column, i) ? hito_field_real(column, i) : (double)NAN;
}

static inline hito_text
hito_field_text(hito_column column, int64_t i)
{
    const int32_t *offsets = (const int32_t *)column.values;
    hito_text text;
    text.data = column.text + offsets[i];
    text.size = (size_t)(offsets[i + 1] - offsets[i]);
    return text;
}

static inline hito_text
hito_maybe_text(hito_column column, int64_t i)
{
    hito_text text = {NULL, 0};
    if (hito_is_set(column, i))
        text = hito_field_text(column, i);
    return text;
}

#endif
