/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CORE_SOURCE_SOURCE_LANE_H
#define CORE_SOURCE_SOURCE_LANE_H

#include <stddef.h>
#include <stdint.h>

#include "core/source/source_field.h"

/** So many records are written together at most: one bit of a mask for each. */
enum { SOURCE_TOGETHER = 64 };

/** One column of a group of records. Field i lies between the separator at before[i * stride] and the one at ends[i * stride];
 *  64 bytes behind it are readable. */
typedef struct SourceLane {
    uint8_t *bytes; /* of the whole buffer */
    const uint32_t *before, *ends;
    size_t stride;
    uint32_t n;
} SourceLane;

/** The bytes of field @p i as they are. */
static inline SourceField
source_lane_field(const SourceLane *lane, uint32_t i)
{
    uint32_t begin = lane->before[i * lane->stride] + 1;
    return (SourceField){lane->bytes + begin, lane->ends[i * lane->stride] - begin};
}

/** Add an answer behind those before: for up to 64 of them, without a shift by a variable. */
static inline uint64_t
source_lane_add(uint64_t bits, bool answer)
{
    return bits >> 1 | (uint64_t)answer << 63;
}

/** The answers of @p n fields, 1 to 64, from the lowest bit on. */
static inline uint64_t
source_lane_bits(uint64_t bits, uint32_t n)
{
    return bits >> (SOURCE_TOGETHER - n);
}

/** All of the first @p n bits, 1 to 64. */
static inline uint64_t
source_lane_all(uint32_t n)
{
    return UINT64_MAX >> (SOURCE_TOGETHER - n);
}

#endif
