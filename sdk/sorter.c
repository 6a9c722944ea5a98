/* SPDX-License-Identifier: Apache-2.0 */
/* A radix sort from the lowest digit; all digits are counted in one reading of the bucket. */
#include <string.h>

#include "sdk/sightings_parts.h"

enum { DIGIT_BITS = 11, DIGITS = 1 << DIGIT_BITS, PASSES = 3, FEW = 24, LEAST_ROOM = 1 << 12 };

int
hito_sorter_reserve(hito_sorter *sorter, size_t n)
{
    if (n <= sorter->capacity)
        return 0;
    size_t capacity = n < LEAST_ROOM ? LEAST_ROOM : n + n / 4;
    hito_sorter_clear(sorter);
    sorter->from = hito_pool_large(capacity * sizeof *sorter->from);
    sorter->to = hito_pool_large(capacity * sizeof *sorter->to);
    if (!sorter->from || !sorter->to) {
        hito_sorter_clear(sorter);
        return -1;
    }
    sorter->capacity = capacity;
    return 0;
}

void
hito_sorter_clear(hito_sorter *sorter)
{
    hito_pool_free_large(sorter->from);
    hito_pool_free_large(sorter->to);
    memset(sorter, 0, sizeof *sorter);
}

static void
gather(uint32_t *to, const hito_bucket *bucket)
{
    for (const hito_block *block = bucket->first; block; block = block->next) {
        size_t used = hito_block_used(bucket, block);
        memcpy(to, block->items, used * sizeof *to);
        to += used;
        if (block == bucket->open)
            break;
    }
}

/* All bits above low count here: those above high are not in use. */
static void
insert(uint32_t *items, size_t n, unsigned low)
{
    for (size_t i = 1; i < n; i++) {
        uint32_t item = items[i];
        size_t at = i;
        for (; at > 0 && items[at - 1] >> low > item >> low; at--)
            items[at] = items[at - 1];
        items[at] = item;
    }
}

typedef struct plan {
    unsigned passes, width, shift[PASSES];
    uint32_t start[PASSES][DIGITS];
} plan;

static void
plan_digits(plan *p, unsigned low, unsigned high)
{
    unsigned bits = high - low;
    p->passes = (bits + DIGIT_BITS - 1) / DIGIT_BITS;
    p->width = p->passes ? (bits + p->passes - 1) / p->passes : 0;
    for (unsigned d = 0; d < p->passes; d++) {
        p->shift[d] = low + d * p->width;
        memset(p->start[d], 0, sizeof *p->start[d] << p->width);
    }
}

static void
count_digits(plan *p, const uint32_t *items, size_t n)
{
    uint32_t mask = ((uint32_t)1 << p->width) - 1;
    for (size_t i = 0; i < n; i++) {
        uint32_t item = items[i];
        for (unsigned d = 0; d < p->passes; d++)
            p->start[d][item >> p->shift[d] & mask]++;
    }
    for (unsigned d = 0; d < p->passes; d++) {
        for (uint32_t k = 0, sum = 0; k <= mask; k++) {
            uint32_t count = p->start[d][k];
            p->start[d][k] = sum;
            sum += count;
        }
    }
}

uint32_t *
hito_sorter_sort(hito_sorter *sorter, const hito_bucket *bucket, unsigned low, unsigned high)
{
    size_t n = hito_bucket_size(bucket);
    plan p;
    gather(sorter->from, bucket);
    if (n <= FEW) {
        insert(sorter->from, n, low);
        return sorter->from;
    }
    plan_digits(&p, low, high);
    count_digits(&p, sorter->from, n);
    uint32_t mask = ((uint32_t)1 << p.width) - 1;
    for (unsigned d = 0; d < p.passes; d++) {
        const uint32_t *from = sorter->from;
        uint32_t *to = sorter->to, *start = p.start[d];
        unsigned shift = p.shift[d];
        for (size_t i = 0; i < n; i++)
            to[start[from[i] >> shift & mask]++] = from[i];
        sorter->to = sorter->from;
        sorter->from = to;
    }
    return sorter->from;
}
