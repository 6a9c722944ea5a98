/* SPDX-License-Identifier: Apache-2.0 */
/* Two steps from an identifier to its number, each of them one line of memory that can be called beforehand: a table of
 * eight bytes a slot that holds number and hash, and the identifiers themselves in the order of their numbers. Nothing
 * but the table moves when it grows, and since a slot's place is the upper part of its hash it is then read and written
 * in order. An identifier of up to 16 bytes lies in its entry, a longer one in an arena; no identifier holds a byte 0,
 * so the entry tells its length. */
#include "core/source/source_keys.h"

#include <glib.h>
#include <stdbool.h>
#include <string.h>

#include "core/source/source_load.h"
#include "core/source/source_memory.h"

enum { FIRST_SLOTS = 1 << 10, FIRST_BITS = 10, CHUNKS = 32, SHORT = 16, ARENA_BLOCK = 1 << 18 };

static const uint64_t LONG = UINT64_C(1) << 31;

/* The identifier; of a longer one a second hash and the address of its length less one and its bytes. */
typedef struct Entry {
    uint64_t low, high;
} Entry;

struct SourceKeys {
    uint64_t *slots; /* hash << 32 | long or not << 31 | number + 1, 0 for a free one */
    size_t capacity;
    int32_t n;
    Entry *chunks[CHUNKS]; /* of 2^FIRST_BITS entries and of twice as many as the one before */
    GPtrArray *blocks;     /* the arena */
    size_t block_used;
};

SourceKeys *
source_keys_new(void)
{
    SourceKeys *keys = g_new0(SourceKeys, 1);
    keys->blocks = g_ptr_array_new_with_free_func(g_free);
    keys->block_used = ARENA_BLOCK;
    keys->capacity = FIRST_SLOTS;
    keys->slots = source_memory_new(keys->capacity * sizeof(uint64_t));
    return keys;
}

static size_t
chunk_size(unsigned chunk)
{
    return sizeof(Entry) << (FIRST_BITS + chunk);
}

void
source_keys_free(SourceKeys *keys)
{
    if (!keys)
        return;
    source_memory_free(keys->slots, keys->capacity * sizeof(uint64_t));
    for (unsigned i = 0; i < CHUNKS && keys->chunks[i]; i++)
        source_memory_free(keys->chunks[i], chunk_size(i));
    g_ptr_array_free(keys->blocks, TRUE);
    g_free(keys);
}

static size_t
place_of(uint32_t hash, size_t capacity)
{
    return (uint64_t)hash * capacity >> 32;
}

void
source_keys_prepare(const SourceKeys *keys, const uint8_t *bytes, size_t length, SourceKey *key)
{
    uint64_t low, high = 0;
    if (length <= SHORT) {
        low = source_load_some(bytes, MIN(length, 8));
        high = source_load_some(bytes + 8, MAX(length, 8) - 8);
    } else {
        low = source_mix_bytes(0, bytes, length);
    }
    uint64_t hash = source_mix(source_mix(length, low), high);
    hash *= 0xD1342543DE82EF95u;
    *key = (SourceKey){.hash = (uint32_t)(hash >> 32), .low = low, .high = high, .bytes = bytes, .length = (uint32_t)length};
    __builtin_prefetch(&keys->slots[place_of(key->hash, keys->capacity)]);
}

/* Chunk i begins with the number 2^FIRST_BITS * (2^i - 1). */
static unsigned
chunk_of(int32_t number)
{
    return 31u - FIRST_BITS - (unsigned)__builtin_clz((unsigned)number + (1u << FIRST_BITS));
}

static Entry *
entry_of(const SourceKeys *keys, int32_t number)
{
    unsigned chunk = chunk_of(number);
    return &keys->chunks[chunk][(unsigned)number + (1u << FIRST_BITS) - (1u << (FIRST_BITS + chunk))];
}

/* What a slot of this identifier has in all its bits but those of the number. */
static uint64_t
mark_of(const SourceKey *key)
{
    return (uint64_t)key->hash << 32 | (key->length > SHORT ? LONG : 0);
}

/* One slot on if this one is taken by another mark, without a branch: whether it is cannot be foretold. */
static size_t
step(const SourceKeys *keys, size_t at, uint64_t mark)
{
    uint64_t slot = keys->slots[at];
    size_t next = at + 1 < keys->capacity ? at + 1 : 0;
    return (slot != 0) & ((slot & ~(uint64_t)INT32_MAX) != mark) ? next : at;
}

/* The first slot with this mark, or a free one. */
static size_t
find_mark(const SourceKeys *keys, size_t at, uint64_t mark)
{
    at = step(keys, step(keys, at, mark), mark);
    for (size_t next; (next = step(keys, at, mark)) != at;)
        at = next;
    return at;
}

static int32_t
number_in(uint64_t slot)
{
    return (int32_t)(slot & INT32_MAX) - 1;
}

void
source_keys_call(const SourceKeys *keys, SourceKey *key)
{
    key->place = find_mark(keys, place_of(key->hash, keys->capacity), mark_of(key));
    key->capacity = keys->capacity;
    uint64_t slot = keys->slots[key->place];
    /* Any entry will do for a free slot: whether it is one cannot be foretold either. */
    __builtin_prefetch(entry_of(keys, number_in(slot) + (slot == 0)));
}

static bool
same(const Entry *entry, const SourceKey *key)
{
    if (entry->low != key->low)
        return false;
    if (key->length <= SHORT)
        return entry->high == key->high;
    const uint8_t *kept = (const uint8_t *)(uintptr_t)entry->high;
    return kept[0] + 1u == key->length && memcmp(kept + 1, key->bytes, key->length) == 0;
}

static void
grow(SourceKeys *keys)
{
    size_t capacity = keys->capacity * 2;
    uint64_t *slots = source_memory_new(capacity * sizeof(uint64_t));
    for (size_t i = 0; i < keys->capacity; i++) {
        uint64_t slot = keys->slots[i];
        size_t at = place_of((uint32_t)(slot >> 32), capacity);
        if (slot == 0)
            continue;
        while (slots[at] != 0)
            at = at + 1 < capacity ? at + 1 : 0;
        slots[at] = slot;
    }
    source_memory_free(keys->slots, keys->capacity * sizeof(uint64_t));
    keys->slots = slots;
    keys->capacity = capacity;
}

static Entry
keep(SourceKeys *keys, const SourceKey *key)
{
    if (key->length <= SHORT)
        return (Entry){key->low, key->high};
    if (keys->block_used + key->length + 1 > ARENA_BLOCK) {
        g_ptr_array_add(keys->blocks, g_malloc(ARENA_BLOCK));
        keys->block_used = 0;
    }
    uint8_t *kept = (uint8_t *)keys->blocks->pdata[keys->blocks->len - 1] + keys->block_used;
    kept[0] = (uint8_t)(key->length - 1);
    memcpy(kept + 1, key->bytes, key->length);
    keys->block_used += key->length + 1;
    return (Entry){key->low, (uintptr_t)kept};
}

static int32_t
add(SourceKeys *keys, const SourceKey *key, size_t at)
{
    if (keys->n == INT32_MAX - 1)
        g_error("more than 2^31 identifiers in one domain");
    int32_t number = keys->n++;
    unsigned chunk = chunk_of(number);
    if (!keys->chunks[chunk])
        keys->chunks[chunk] = source_memory_new(chunk_size(chunk));
    *entry_of(keys, number) = keep(keys, key);
    keys->slots[at] = mark_of(key) | (uint64_t)(number + 1);
    if ((size_t)keys->n > keys->capacity / 8 * 5)
        grow(keys);
    return number;
}

int32_t
source_keys_number(SourceKeys *keys, const SourceKey *key)
{
    uint64_t mark = mark_of(key);
    size_t at = key->capacity == keys->capacity ? key->place : place_of(key->hash, keys->capacity);
    at = find_mark(keys, at, mark);
    while (keys->slots[at] != 0) {
        int32_t number = number_in(keys->slots[at]);
        if (same(entry_of(keys, number), key))
            return number;
        at = find_mark(keys, at + 1 < keys->capacity ? at + 1 : 0, mark);
    }
    return add(keys, key, at);
}

int64_t
source_keys_size(const SourceKeys *keys)
{
    return keys->n;
}
