/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CORE_SOURCE_SOURCE_LANE_H
#define CORE_SOURCE_SOURCE_LANE_H

#include <stdint.h>

/** So many records are written together at most: one bit of a mask for each. */
enum { SOURCE_TOGETHER = 64 };

/** One column of a group of records: where each field is. 64 bytes behind every field are readable. */
typedef struct SourceLane {
    uint8_t *bytes;
    uint32_t n;
    uint32_t begin[SOURCE_TOGETHER], length[SOURCE_TOGETHER];
} SourceLane;

#endif
