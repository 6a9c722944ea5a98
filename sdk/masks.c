/* SPDX-License-Identifier: Apache-2.0 */
#include "sdk/masks.h"

#include <stdlib.h>
#include <string.h>

enum { FIRST_CAPACITY = 1024, FIRST_SUBJECTS = 1024 };
/* Subjects are dense numbers, so an array up to the highest is small; damaged states may name others. */
static const uint64_t WHOLE_MAX = (uint64_t)1 << 26;

/* Fibonacci hashing (Knuth, TAOCP 3, 6.4): the top bits choose the slot, so a table of twice the size keeps the order of
 * the old one and growing walks both from front to back. */
static size_t
slot_of(const hito_masks *masks, uint64_t key)
{
    uint64_t spread = (key ^ key >> 29) * 0x9e3779b97f4a7c15u;
    return (size_t)(spread >> (64 - __builtin_ctzll(masks->capacity)));
}

static void
put(hito_masks *masks, hito_mask member)
{
    size_t slot = slot_of(masks, member.key);
    while (masks->entries[slot].quarters != 0 && masks->entries[slot].key != member.key)
        slot = (slot + 1) & (masks->capacity - 1);
    masks->used += masks->entries[slot].quarters == 0;
    masks->entries[slot].key = member.key;
    masks->entries[slot].quarters |= member.quarters;
}

static int
grow(hito_masks *masks)
{
    hito_mask *old = masks->entries;
    size_t old_capacity = masks->capacity, capacity = old_capacity ? old_capacity * 2 : FIRST_CAPACITY;
    hito_mask *entries = calloc(capacity, sizeof *entries);
    if (!entries)
        return -1;
    masks->entries = entries;
    masks->capacity = capacity;
    masks->used = 0;
    for (size_t i = 0; i < old_capacity; i++) {
        if (old[i].quarters != 0)
            put(masks, old[i]);
    }
    free(old);
    return 0;
}

static int
hold_subjects(hito_masks *masks, size_t wanted)
{
    size_t n = masks->n_whole ? masks->n_whole : FIRST_SUBJECTS;
    while (n < wanted)
        n *= 2;
    uint64_t *whole = realloc(masks->whole, n * sizeof *whole);
    if (!whole)
        return -1;
    memset(whole + masks->n_whole, 0, (n - masks->n_whole) * sizeof *whole);
    masks->whole = whole;
    masks->n_whole = n;
    return 0;
}

static int
lies_by_subject(uint64_t key)
{
    return key < WHOLE_MAX;
}

/* Ask for all the memory first, then use it. */
int
hito_masks_settle(hito_masks *masks)
{
    while ((masks->used + masks->n_pending) * 4 > masks->capacity * 3) {
        if (grow(masks) != 0)
            return -1;
    }
    for (size_t i = 0; i < masks->n_pending; i++) {
        uint64_t key = masks->pending[i].key;
        if (lies_by_subject(key))
            __builtin_prefetch(&masks->whole[key], 1);
        else
            __builtin_prefetch(&masks->entries[slot_of(masks, key)], 1);
    }
    for (size_t i = 0; i < masks->n_pending; i++) {
        if (lies_by_subject(masks->pending[i].key))
            masks->whole[masks->pending[i].key] |= masks->pending[i].quarters;
        else
            put(masks, masks->pending[i]);
    }
    masks->n_pending = 0;
    return 0;
}

int
hito_masks_add(hito_masks *masks, uint32_t cell, int32_t subject, uint64_t quarters)
{
    uint64_t key = (uint64_t)cell << 32 | (uint32_t)subject;
    if (quarters == 0)
        return 0;
    if (lies_by_subject(key) && key >= masks->n_whole && hold_subjects(masks, (size_t)key + 1) != 0)
        return -1;
    masks->pending[masks->n_pending++] = (hito_mask){key, quarters};
    return masks->n_pending == HITO_MASKS_PENDING ? hito_masks_settle(masks) : 0;
}

int
hito_masks_next(const hito_masks *masks, size_t *place, hito_mask *member)
{
    while (*place < masks->n_whole + masks->capacity) {
        size_t at = (*place)++;
        *member = at < masks->n_whole ? (hito_mask){at, masks->whole[at]} : masks->entries[at - masks->n_whole];
        if (member->quarters != 0)
            return 1;
    }
    return 0;
}

size_t
hito_masks_size(const hito_masks *masks)
{
    size_t size = masks->used;
    for (size_t i = 0; i < masks->n_whole; i++)
        size += masks->whole[i] != 0;
    return size;
}

int
hito_masks_merge(hito_masks *into, hito_masks *from)
{
    hito_mask member;
    if (hito_masks_settle(from) != 0)
        return -1;
    for (size_t place = 0; hito_masks_next(from, &place, &member);) {
        if (hito_masks_add(into, (uint32_t)(member.key >> 32), (int32_t)(uint32_t)member.key, member.quarters) != 0)
            return -1;
    }
    return 0;
}

void
hito_masks_count(const hito_masks *masks, const uint64_t *windows, size_t n_windows, size_t n_cells, int64_t *counts)
{
    hito_mask member;
    for (size_t place = 0; hito_masks_next(masks, &place, &member);) {
        int64_t *count = counts + (member.key >> 32);
        for (size_t w = 0; w < n_windows; w++)
            count[w * n_cells] += (member.quarters & windows[w]) != 0;
    }
}

void
hito_masks_clear(hito_masks *masks)
{
    free(masks->whole);
    free(masks->entries);
    memset(masks, 0, sizeof *masks);
}
