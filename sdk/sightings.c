/* SPDX-License-Identifier: Apache-2.0 */
/* Lists written from front to back and sorted once cost a fraction of a hash table, whose every look-up waits for memory. */
#include "sdk/sightings.h"

#include <stdlib.h>
#include <string.h>

#include "sdk/sightings_parts.h"

enum { FIRST_BUCKETS = 16, FIRST_ITEMS = 28, MOST_ITEMS = 4092, DROP_DOUBLES_AT = 1 << 17 };

static void
lay_out(hito_sightings *s)
{
    unsigned cell_bits = s->n_cells > 1 ? 32 - (unsigned)__builtin_clz(s->n_cells - 1) : 0;
    s->place_bits = HITO_QUARTER_BITS + cell_bits;
    s->subject_bits = 32 - s->place_bits < HITO_SUBJECT_BITS ? 32 - s->place_bits : HITO_SUBJECT_BITS;
}

static int
reach(hito_sightings *s, size_t bucket)
{
    if (bucket < s->n_buckets)
        return 0;
    size_t n = s->n_buckets ? s->n_buckets : FIRST_BUCKETS;
    while (n <= bucket)
        n *= 2;
    hito_bucket *buckets = realloc(s->buckets, n * sizeof *buckets);
    if (!buckets)
        return -1;
    memset(buckets + s->n_buckets, 0, (n - s->n_buckets) * sizeof *buckets);
    s->buckets = buckets;
    s->n_buckets = n;
    return 0;
}

static void
close_block(hito_bucket *bucket)
{
    bucket->open->used = (uint32_t)(bucket->next - bucket->open->items);
    bucket->closed += bucket->open->used;
}

static void
open_block(hito_bucket *bucket, hito_block *block)
{
    bucket->open = block;
    bucket->next = block->items;
    bucket->end = block->items + block->capacity;
}

static int
add_block(hito_sightings *s, hito_bucket *bucket)
{
    if (bucket->open)
        close_block(bucket);
    hito_block *spare = bucket->open ? bucket->open->next : bucket->first;
    if (!spare) {
        uint32_t capacity = bucket->open ? 2 * bucket->open->capacity + 4 : FIRST_ITEMS;
        capacity = capacity < MOST_ITEMS ? capacity : MOST_ITEMS;
        spare = hito_pool_take(&s->pool, sizeof *spare + capacity * sizeof *spare->items);
        if (!spare) {
            bucket->closed -= bucket->open ? bucket->open->used : 0;
            return -1;
        }
        *spare = (hito_block){.next = NULL, .used = 0, .capacity = capacity};
        if (bucket->open)
            bucket->open->next = spare;
        else
            bucket->first = spare;
    }
    open_block(bucket, spare);
    return 0;
}

/* Put ordered items back into a bucket's own blocks, each once. */
static void
put_back(hito_bucket *bucket, const uint32_t *items, size_t n)
{
    bucket->closed = bucket->distinct = 0;
    open_block(bucket, bucket->first);
    for (size_t i = 0; i < n; i++) {
        if (i > 0 && items[i] == items[i - 1])
            continue;
        if (bucket->next == bucket->end) {
            close_block(bucket);
            open_block(bucket, bucket->open->next);
        }
        *bucket->next++ = items[i];
        bucket->distinct++;
    }
}

static int
settle(const hito_sightings *s, hito_bucket *bucket, hito_sorter *sorter)
{
    size_t n = hito_bucket_size(bucket);
    if (n == 0)
        return 0;
    if (hito_sorter_reserve(sorter, n) != 0)
        return -1;
    put_back(bucket, hito_sorter_sort(sorter, bucket, 0, s->place_bits + s->subject_bits), n);
    return 0;
}

/* A bucket may say the same again and again; if dropping that leaves more than half, twice as much may come first. */
static int
make_room(hito_sightings *s, hito_bucket *bucket)
{
    size_t n = hito_bucket_size(bucket);
    if (n >= DROP_DOUBLES_AT && n / 2 >= bucket->distinct) {
        hito_sorter sorter = {NULL, NULL, 0};
        int settled = settle(s, bucket, &sorter);
        hito_sorter_clear(&sorter);
        if (settled != 0)
            return -1;
        if (bucket->next < bucket->end)
            return 0;
    }
    return add_block(s, bucket);
}

int
hito_sightings_add(hito_sightings *s, uint32_t cell, int32_t subject, uint64_t quarters)
{
    if (s->n_buckets == 0)
        lay_out(s);
    size_t at = (uint32_t)subject >> s->subject_bits;
    if (at >= s->n_buckets && reach(s, at) != 0)
        return -1;
    hito_bucket *bucket = &s->buckets[at];
    uint32_t own = (uint32_t)subject & (((uint32_t)1 << s->subject_bits) - 1);
    uint32_t place = own << s->place_bits | cell << HITO_QUARTER_BITS;
    for (; quarters; quarters &= quarters - 1) {
        if (bucket->next == bucket->end && make_room(s, bucket) != 0)
            return -1;
        *bucket->next++ = place | (unsigned)__builtin_ctzll(quarters);
    }
    return 0;
}

int
hito_sightings_join(hito_sightings *into, hito_sightings *from)
{
    if (from->n_buckets == 0)
        return 0;
    if (into->n_buckets == 0)
        lay_out(into);
    if (reach(into, from->n_buckets - 1) != 0)
        return -1;
    for (size_t b = 0; b < from->n_buckets; b++) {
        hito_bucket *mine = &into->buckets[b], *other = &from->buckets[b];
        if (hito_bucket_size(other) == 0)
            continue;
        if (!mine->open) {
            *mine = *other;
            continue;
        }
        close_block(mine);
        mine->open->next = other->first; /* free blocks behind it are given up */
        mine->closed += other->closed;
        mine->distinct += other->distinct;
        mine->open = other->open;
        mine->next = other->next;
        mine->end = other->end;
    }
    hito_pool_join(&into->pool, &from->pool);
    hito_sightings_clear(from);
    return 0;
}

size_t
hito_sightings_size(const hito_sightings *s)
{
    size_t n = 0;
    for (size_t b = 0; b < s->n_buckets; b++)
        n += hito_bucket_size(&s->buckets[b]);
    return n;
}

int
hito_sightings_settle(hito_sightings *s)
{
    hito_sorter sorter = {NULL, NULL, 0};
    int failed = 0;
    for (size_t b = 0; !failed && b < s->n_buckets; b++)
        failed = settle(s, &s->buckets[b], &sorter);
    hito_sorter_clear(&sorter);
    return failed;
}

void
hito_sightings_save(const hito_sightings *s, hito_writer *writer)
{
    uint64_t before = 0;
    for (size_t b = 0; b < s->n_buckets; b++) {
        const hito_bucket *bucket = &s->buckets[b];
        uint64_t base = (uint64_t)b << (s->subject_bits + s->place_bits);
        for (const hito_block *block = bucket->first; bucket->open && block; block = block->next) {
            size_t used = hito_block_used(bucket, block);
            for (size_t i = 0; i < used; i++) {
                hito_write_number(writer, (base | block->items[i]) + 1 - before);
                before = (base | block->items[i]) + 1;
            }
            if (block == bucket->open)
                break;
        }
    }
}

int
hito_sightings_load(hito_sightings *s, hito_reader *reader, uint64_t n, uint32_t n_quarters)
{
    uint64_t item = UINT64_MAX; /* one before the first */
    lay_out(s);
    for (uint64_t i = 0; i < n; i++) {
        uint64_t step = hito_read_number(reader);
        uint64_t limit = (uint64_t)1 << (31 + s->place_bits);
        item += step;
        uint32_t cell = (uint32_t)(item >> HITO_QUARTER_BITS) & (((uint32_t)1 << (s->place_bits - HITO_QUARTER_BITS)) - 1);
        unsigned quarter = item & (((uint64_t)1 << HITO_QUARTER_BITS) - 1);
        if (step == 0 || step > limit || item >= limit || cell >= s->n_cells || quarter >= n_quarters)
            hito_read_damage(reader);
        if (hito_read_failed(reader))
            return 0;
        if (hito_sightings_add(s, cell, (int32_t)(item >> s->place_bits), (uint64_t)1 << quarter) != 0)
            return -1;
    }
    return 0;
}

void
hito_sightings_clear(hito_sightings *s)
{
    free(s->buckets);
    hito_pool_clear(&s->pool);
    s->buckets = NULL;
    s->n_buckets = 0;
}
