/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SDK_SIGHTINGS_H
#define SDK_SIGHTINGS_H

#include <stddef.h>
#include <stdint.h>

#define HITO_CELLS_MAX ((uint32_t)1 << 27) /* of an indicator: what a sighting can name */

/* Who was seen where and when: one number for each (subject, cell, quarter), written down in the order of the rows and
 * put in order by subject when it is asked for. Then the quarters of a subject in a cell are one 64-bit set, so
 * that every window is a mask and never a set of its own. Cell 0, the total, is what the other cells have together:
 * an indicator with tables need not name it. */
typedef struct hito_sightings {
    uint64_t *items; /* subject << 33 | cell << 6 | quarter */
    size_t count, capacity;
    size_t distinct; /* items that were left when doubles were last dropped */
    uint32_t n_cells;
} hito_sightings;

/** Add a subject of a cell in a set of quarters. Errors: -1 when there is no memory, 0 otherwise. */
int hito_sightings_add(hito_sightings *sightings, uint32_t cell, int32_t subject, uint64_t quarters);

/** Add items of another list, such as a saved one. Errors: -1 when there is no memory, 0 otherwise. */
int hito_sightings_append(hito_sightings *sightings, const uint64_t *items, size_t n);

/** True when an item of unknown origin names a cell and a quarter that there are. */
int hito_sightings_fit(const hito_sightings *sightings, uint64_t item, uint32_t n_quarters);

/** Order the items by subject and drop those that are there twice. Errors: -1 when there is no memory, 0 otherwise. */
int hito_sightings_settle(hito_sightings *sightings);

/** For each window w and cell c, how many subjects have a quarter in windows[w]: counts[w * n_cells + c].
 *  Shapes: a window of no quarter is passed over; counts has n_windows * n_cells members, already zero.
 *  Errors: -1 when there is no memory, 0 otherwise. */
int hito_sightings_count(hito_sightings *sightings, const uint64_t *windows, size_t n_windows, int64_t *counts);

/** One call for each subject, in order: the quarters of all its cells together. What visit adds to the same list is not
 *  visited. Errors: -1 when there is no memory, 0 otherwise. */
int hito_sightings_each(hito_sightings *sightings, void (*visit)(void *context, int32_t subject, uint64_t quarters), void *context);

void hito_sightings_clear(hito_sightings *sightings);

#endif
