/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SDK_MASKS_H
#define SDK_MASKS_H

#include <stddef.h>
#include <stdint.h>

enum { HITO_MASKS_PENDING = 64 };

typedef struct hito_mask {
    uint64_t key; /* cell << 32 | subject */
    uint64_t quarters;
} hito_mask;

/* Who was seen where and when: for each (cell, subject) a 64-bit set of quarters, so that every window
 * is a mask and never a set of its own. Cell 0, the total, lies by subject; the other cells in a table of open
 * addressing, where quarters 0 means empty. New members wait until there are enough of them that the memory they
 * need can be asked for at once: one look-up alone waits ten times as long as one of many. */
typedef struct hito_masks {
    uint64_t *whole; /* of cell 0, by subject */
    size_t n_whole;
    hito_mask *entries;
    size_t capacity; /* power of two, or 0 */
    size_t used;
    hito_mask pending[HITO_MASKS_PENDING];
    size_t n_pending;
} hito_masks;

/** Add quarters to the set of a (cell, subject). Errors: -1 when there is no memory, 0 otherwise. */
int hito_masks_add(hito_masks *masks, uint32_t cell, int32_t subject, uint64_t quarters);

/** Put away what waits; to be called before members are read. Errors: as hito_masks_add(). */
int hito_masks_settle(hito_masks *masks);

/** The next member behind a place, which starts at 0. Returns 0 when there is none. Shapes: masks are settled. */
int hito_masks_next(const hito_masks *masks, size_t *place, hito_mask *member);

/** How many members there are. Shapes: masks are settled. */
size_t hito_masks_size(const hito_masks *masks);

/** Add every member of another table, which is settled by this. Errors: as hito_masks_add(). */
int hito_masks_merge(hito_masks *into, hito_masks *from);

/** For each window w and cell c, how many subjects have a quarter in windows[w]: counts[w * n_cells + c].
 *  Shapes: masks are settled; a window of no quarter is passed over; counts has n_windows * n_cells members, already zero. */
void hito_masks_count(const hito_masks *masks, const uint64_t *windows, size_t n_windows, size_t n_cells, int64_t *counts);

void hito_masks_clear(hito_masks *masks);

#endif
