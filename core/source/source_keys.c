/* SPDX-License-Identifier: Apache-2.0 */
/* An identifier of up to 16 bytes lies in its slot, so that a look-up touches one line of memory; a longer one
 * lies in an arena and its slot holds a second hash and the place. A table that doubles is read and written
 * in order, since the place of a slot is the lower part of its hash. */
#include "core/source/source_keys.h"

#include <glib.h>
#include <stdbool.h>
#include <string.h>

#include "core/source/source_load.h"
#include "core/source/source_memory.h"

enum { FIRST_SLOTS = 1 << 10, SHORT = 16, ARENA_BLOCK = 1 << 18 };

typedef struct Slot {
    uint64_t low, high; /* the identifier, or its second hash and its address */
    int32_t number;
    uint32_t length; /* 0 for a free slot */
} Slot;

struct SourceKeys {
    Slot *slots;
    size_t capacity; /* a power of two */
    int32_t n;
    GPtrArray *blocks; /* the arena */
    size_t block_used;
};

SourceKeys *
source_keys_new(void)
{
    SourceKeys *keys = g_new0(SourceKeys, 1);
    keys->blocks = g_ptr_array_new_with_free_func(g_free);
    keys->block_used = ARENA_BLOCK;
    keys->capacity = FIRST_SLOTS;
    keys->slots = source_memory_new(keys->capacity * sizeof(Slot));
    return keys;
}

void
source_keys_free(SourceKeys *keys)
{
    if (!keys)
        return;
    source_memory_free(keys->slots, keys->capacity * sizeof(Slot));
    g_ptr_array_free(keys->blocks, TRUE);
    g_free(keys);
}

static uint64_t
hash_of(uint64_t low, uint64_t high, uint32_t length)
{
    uint64_t hash = source_mix(source_mix(length, low), high);
    return source_mix(hash, hash >> 29);
}

void
source_keys_prepare(const SourceKeys *keys, const uint8_t *bytes, size_t length, SourceKey *key)
{
    uint64_t low, high = 0;
    if (length <= 8) {
        low = source_load_some(bytes, length);
    } else if (length <= SHORT) {
        low = source_load(bytes);
        high = source_load_some(bytes + 8, length - 8);
    } else {
        low = source_mix_bytes(0, bytes, length);
    }
    uint64_t hash = hash_of(low, high, (uint32_t)length);
    const Slot *slot = &keys->slots[hash & (keys->capacity - 1)];
    __builtin_prefetch(slot);
    __builtin_prefetch(slot + 1); /* a slot may lie across two lines, and the next is often asked for */
    *key = (SourceKey){.hash = hash, .low = low, .high = high, .bytes = bytes, .length = (uint32_t)length};
}

static bool
same(const Slot *slot, const SourceKey *key)
{
    if (slot->low != key->low || slot->length != key->length)
        return false;
    if (key->length <= SHORT)
        return slot->high == key->high;
    return memcmp((const void *)(uintptr_t)slot->high, key->bytes, key->length) == 0;
}

static void
grow(SourceKeys *keys)
{
    size_t capacity = 2 * keys->capacity;
    Slot *slots = source_memory_new(capacity * sizeof(Slot));
    for (size_t i = 0; i < keys->capacity; i++) {
        const Slot *slot = &keys->slots[i];
        if (slot->length == 0)
            continue;
        uint64_t at = hash_of(slot->low, slot->length <= SHORT ? slot->high : 0, slot->length);
        while (slots[at & (capacity - 1)].length != 0)
            at++;
        slots[at & (capacity - 1)] = *slot;
    }
    source_memory_free(keys->slots, keys->capacity * sizeof(Slot));
    keys->slots = slots;
    keys->capacity = capacity;
}

static uint64_t
keep(SourceKeys *keys, const SourceKey *key)
{
    if (key->length <= SHORT)
        return key->high;
    if (keys->block_used + key->length > ARENA_BLOCK) {
        g_ptr_array_add(keys->blocks, g_malloc(ARENA_BLOCK));
        keys->block_used = 0;
    }
    uint8_t *copy = (uint8_t *)keys->blocks->pdata[keys->blocks->len - 1] + keys->block_used;
    memcpy(copy, key->bytes, key->length);
    keys->block_used += key->length;
    return (uintptr_t)copy;
}

int32_t
source_keys_number(SourceKeys *keys, const SourceKey *key)
{
    size_t at = key->hash & (keys->capacity - 1);
    for (; keys->slots[at].length != 0; at = (at + 1) & (keys->capacity - 1)) {
        if (same(&keys->slots[at], key))
            return keys->slots[at].number;
    }
    if (keys->n == INT32_MAX)
        g_error("more than 2^31 identifiers in one domain");
    int32_t number = keys->n++;
    keys->slots[at] = (Slot){.low = key->low, .high = keep(keys, key), .number = number, .length = key->length};
    if ((size_t)keys->n > keys->capacity / 4 * 3)
        grow(keys);
    return number;
}

int64_t
source_keys_size(const SourceKeys *keys)
{
    return keys->n;
}
