/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SDK_SIGHTINGS_H
#define SDK_SIGHTINGS_H

#include <stddef.h>
#include <stdint.h>

#include "sdk/pool.h"
#include "sdk/stream.h"

enum { HITO_QUARTER_BITS = 6 }; /* of an item */

#define HITO_CELLS_MAX ((uint32_t)1 << 22) /* of an indicator: what a sighting can name */

/* Some neighbouring subjects: what was seen of them, in blocks that follow each other. */
typedef struct hito_bucket {
    uint32_t *next, *end; /* of the open block */
    struct hito_block *first, *open;
    size_t closed;   /* items in the blocks before the open one */
    size_t distinct; /* items that were left when doubles were last dropped */
} hito_bucket;

/* Who was seen where and when: one number of four bytes for each (subject, cell, quarter), written down in the order of the
 * rows, in one bucket for some thousand subjects, so that a bucket can later be sorted without leaving the cache. Cell 0,
 * the total, is what the other cells have together unless it is said to stand apart: an indicator with tables need not name
 * it. Zero it and set n_cells to begin; a sighting of subjects numbered from 0 without gaps costs least. */
typedef struct hito_sightings {
    hito_bucket *buckets;
    size_t n_buckets;
    uint32_t n_cells;
    uint32_t place_bits, subject_bits; /* of an item: subject, then cell and quarter; set with the first bucket */
    int total_apart; /* cell 0 is counted from its own items */
    hito_pool pool;
} hito_sightings;

/** Add a subject of a cell in a set of quarters. Errors: -1 when there is no memory, 0 otherwise. */
int hito_sightings_add(hito_sightings *sightings, uint32_t cell, int32_t subject, uint64_t quarters);

/** Add a subject of a cell in one quarter: what nearly every row does. Errors: as hito_sightings_add(). */
static inline int
hito_sightings_note(hito_sightings *sightings, uint32_t cell, int32_t subject, unsigned quarter)
{
    size_t at = (uint32_t)subject >> sightings->subject_bits;
    if (at >= sightings->n_buckets || sightings->buckets[at].next == sightings->buckets[at].end)
        return hito_sightings_add(sightings, cell, subject, (uint64_t)1 << quarter);
    hito_bucket *bucket = &sightings->buckets[at];
    uint32_t own = (uint32_t)subject & (((uint32_t)1 << sightings->subject_bits) - 1);
    *bucket->next++ = own << sightings->place_bits | cell << HITO_QUARTER_BITS | quarter;
    return 0;
}

/** Move all items of another list of the same cells over; it is then empty. Errors: -1 when there is no memory, 0 otherwise. */
int hito_sightings_join(hito_sightings *into, hito_sightings *from);

/** How many items are held, doubles among them. */
size_t hito_sightings_size(const hito_sightings *sightings);

/** Order all items by subject, cell and quarter and drop those that are there twice.
 *  Errors: -1 when there is no memory, 0 otherwise. */
int hito_sightings_settle(hito_sightings *sightings);

/** Write settled items as the steps between them, a few bits each. Errors: what the writer holds. */
void hito_sightings_save(const hito_sightings *sightings, hito_writer *writer);

/** Add so many saved items. Errors: -1 when there is no memory, 0 otherwise; the reader holds damage: an item out of order, or
 *  of a cell or a quarter that is not there. */
int hito_sightings_load(hito_sightings *sightings, hito_reader *reader, uint64_t n, uint32_t n_quarters);

/** For each window w and cell c, how many subjects have a quarter in windows[w]: counts[w * n_cells + c].
 *  Shapes: a window of no quarter is passed over; counts has n_windows * n_cells members, already zero.
 *  Errors: -1 when there is no memory, 0 otherwise. */
int hito_sightings_count(const hito_sightings *sightings, const uint64_t *windows, size_t n_windows, int64_t *counts);

/** One call for each subject, in order: the quarters of all its cells together. Nothing may be added to the same list
 *  meanwhile. Errors: -1 when there is no memory, 0 otherwise. */
int hito_sightings_each(const hito_sightings *sightings, void (*visit)(void *context, int32_t subject, uint64_t quarters),
                        void *context);

void hito_sightings_clear(hito_sightings *sightings);

#endif
