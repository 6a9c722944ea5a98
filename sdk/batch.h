/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SDK_BATCH_H
#define SDK_BATCH_H

/* Reading one field of a batch; null fields become the sentinels of study.h. The generated row readers use these. */
#include <hito/arrow.h>
#include <math.h>
#include <stdint.h>

#include "sdk/study.h"

/** Step to row i of a batch: false behind its end, and after a failure. */
static inline int
hito_next_row(hito_study *study, const struct ArrowArray *batch, int64_t i)
{
    if (i >= batch->length || study->code != HITO_OK)
        return 0;
    study->row = ((const int64_t *)batch->children[batch->n_children - 1]->buffers[1])[i];
    return 1;
}

/** True when the field at i holds a value. */
static inline int
hito_is_set(const struct ArrowArray *column, int64_t i)
{
    const uint8_t *bits = (const uint8_t *)column->buffers[0];
    return !bits || (bits[i >> 3] >> (i & 7) & 1);
}

static inline int32_t
hito_field_int32(const struct ArrowArray *column, int64_t i)
{
    return hito_is_set(column, i) ? ((const int32_t *)column->buffers[1])[i] : HITO_NULL;
}

static inline int64_t
hito_field_int64(const struct ArrowArray *column, int64_t i)
{
    return hito_is_set(column, i) ? ((const int64_t *)column->buffers[1])[i] : INT64_MIN;
}

static inline uint16_t
hito_field_code(const struct ArrowArray *column, int64_t i)
{
    return hito_is_set(column, i) ? (uint16_t)((const int32_t *)column->buffers[1])[i] : (uint16_t)HITO_NULL_CODE;
}

static inline uint8_t
hito_field_bool(const struct ArrowArray *column, int64_t i)
{
    return hito_is_set(column, i) ? ((const uint8_t *)column->buffers[1])[i] : (uint8_t)HITO_NULL_BOOL;
}

static inline double
hito_field_real(const struct ArrowArray *column, int64_t i)
{
    return hito_is_set(column, i) ? ((const double *)column->buffers[1])[i] : (double)NAN;
}

static inline hito_text
hito_field_text(const struct ArrowArray *column, int64_t i)
{
    const int32_t *offsets = (const int32_t *)column->buffers[1];
    hito_text text = {NULL, 0};
    if (hito_is_set(column, i)) {
        text.data = (const char *)column->buffers[2] + offsets[i];
        text.size = (size_t)(offsets[i + 1] - offsets[i]);
    }
    return text;
}

#endif
