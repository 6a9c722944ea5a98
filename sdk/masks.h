/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SDK_MASKS_H
#define SDK_MASKS_H

#include <stddef.h>
#include <stdint.h>

/* Who was seen where and when: for each (cell, subject) a 64-bit set of quarters, so that every window
 * is a mask and never a set of its own. Open addressing; an empty slot has quarters 0. */
typedef struct hito_mask {
    uint64_t key; /* cell << 32 | subject */
    uint64_t quarters;
} hito_mask;

typedef struct hito_masks {
    hito_mask *items;
    size_t capacity; /* power of two, or 0 */
    size_t used;
} hito_masks;

/** Add quarters to the set of a (cell, subject). Errors: -1 when there is no memory, 0 otherwise. */
int hito_masks_add(hito_masks *masks, uint32_t cell, int32_t subject, uint64_t quarters);

/** Add every entry of another table. Errors: as hito_masks_add(). */
int hito_masks_merge(hito_masks *into, const hito_masks *from);

/** For each window w and cell c, how many subjects have a quarter in windows[w]: counts[w * n_cells + c].
 *  Shapes: counts has n_windows * n_cells members, already zero. */
void hito_masks_count(const hito_masks *masks, const uint64_t *windows, size_t n_windows, size_t n_cells, int64_t *counts);

void hito_masks_clear(hito_masks *masks);

#endif
