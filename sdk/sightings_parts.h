/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SDK_SIGHTINGS_PARTS_H
#define SDK_SIGHTINGS_PARTS_H

/* How items lie in a bucket: what sightings.c and sightings_count.c share. */
#include "sdk/sightings.h"

enum { HITO_SUBJECT_BITS = 14 };

typedef struct hito_block {
    struct hito_block *next; /* of the bucket; behind the open one lie blocks that are free again */
    uint32_t used, capacity; /* used counts once the block is closed */
    uint32_t items[];
} hito_block;

/** The items of a block of a bucket. */
static inline size_t
hito_block_used(const hito_bucket *bucket, const hito_block *block)
{
    return block == bucket->open ? (size_t)(bucket->next - block->items) : block->used;
}

/** The items of a bucket, doubles among them. */
static inline size_t
hito_bucket_size(const hito_bucket *bucket)
{
    return bucket->open ? bucket->closed + (size_t)(bucket->next - bucket->open->items) : 0;
}

/** Room in which one bucket after the other is put in order. */
typedef struct hito_sorter {
    uint32_t *from, *to;
    size_t capacity;
} hito_sorter;

/** Make room for a bucket of so many items. Errors: -1 when there is no memory, 0 otherwise. */
int hito_sorter_reserve(hito_sorter *sorter, size_t n);
void hito_sorter_clear(hito_sorter *sorter);

/** Copy a bucket's items, ordered by their bits from low to high. Owner: the sorter, until the next call.
 *  Shapes: hito_bucket_size() items, which the sorter has room for. */
uint32_t *hito_sorter_sort(hito_sorter *sorter, const hito_bucket *bucket, unsigned low, unsigned high);

#endif
