/* SPDX-License-Identifier: Apache-2.0 */
#include "sdk/masks.h"

#include <stdlib.h>

enum { FIRST_CAPACITY = 1024 };

/* Finalizer of MurmurHash3 (public domain, A. Appleby): spreads dense keys over the table. */
static uint64_t
spread(uint64_t key)
{
    key ^= key >> 33;
    key *= 0xff51afd7ed558ccdu;
    key ^= key >> 33;
    return key;
}

/* The cells of one subject lie side by side: a row touches one stretch of memory, however many tables it counts in. */
static size_t
slot_of(const hito_masks *masks, uint64_t key)
{
    size_t slot = (size_t)(spread((uint32_t)key) + (key >> 32)) & (masks->capacity - 1);
    while (masks->items[slot].quarters != 0 && masks->items[slot].key != key)
        slot = (slot + 1) & (masks->capacity - 1);
    return slot;
}

static int
grow(hito_masks *masks)
{
    hito_masks larger = {NULL, masks->capacity ? masks->capacity * 2 : FIRST_CAPACITY, masks->used};
    larger.items = calloc(larger.capacity, sizeof *larger.items);
    if (!larger.items)
        return -1;
    for (size_t i = 0; i < masks->capacity; i++) {
        if (masks->items[i].quarters != 0)
            larger.items[slot_of(&larger, masks->items[i].key)] = masks->items[i];
    }
    hito_masks_clear(masks);
    *masks = larger;
    return 0;
}

int
hito_masks_add(hito_masks *masks, uint32_t cell, int32_t subject, uint64_t quarters)
{
    if (quarters == 0)
        return 0;
    if (masks->used * 8 >= masks->capacity * 5 && grow(masks) != 0)
        return -1;
    uint64_t key = (uint64_t)cell << 32 | (uint32_t)subject;
    hito_mask *item = &masks->items[slot_of(masks, key)];
    masks->used += item->quarters == 0;
    item->key = key;
    item->quarters |= quarters;
    return 0;
}

int
hito_masks_merge(hito_masks *into, const hito_masks *from)
{
    for (size_t i = 0; i < from->capacity; i++) {
        const hito_mask *item = &from->items[i];
        if (item->quarters != 0 &&
            hito_masks_add(into, (uint32_t)(item->key >> 32), (int32_t)(uint32_t)item->key, item->quarters) != 0)
            return -1;
    }
    return 0;
}

void
hito_masks_count(const hito_masks *masks, const uint64_t *windows, size_t n_windows, size_t n_cells, int64_t *counts)
{
    for (size_t i = 0; i < masks->capacity; i++) {
        uint64_t quarters = masks->items[i].quarters;
        if (quarters == 0)
            continue;
        size_t cell = (size_t)(masks->items[i].key >> 32);
        for (size_t w = 0; w < n_windows; w++)
            counts[w * n_cells + cell] += (quarters & windows[w]) != 0;
    }
}

void
hito_masks_clear(hito_masks *masks)
{
    free(masks->items);
    masks->items = NULL;
    masks->capacity = masks->used = 0;
}
