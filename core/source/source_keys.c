/* SPDX-License-Identifier: Apache-2.0 */
/* Two steps from an identifier to its number, each of them one line of memory that can be called beforehand: a bucket of
 * eight hashes and eight numbers, and the identifiers themselves in the order of their numbers. Nothing but the buckets
 * moves when they grow, and since the place of a bucket is the upper part of its hashes they are then read and written in
 * order. An identifier of up to 16 bytes lies in its entry, a longer one in an arena; no identifier holds a byte 0, so the
 * entry tells its length. */
#include "core/source/source_keys.h"

#include <glib.h>
#include <stdbool.h>
#include <string.h>

#include "core/source/source_load.h"
#include "core/source/source_memory.h"

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

enum { SLOTS = 8, FIRST_BUCKETS = 1 << 7, FIRST_BITS = 10, CHUNKS = 32, SHORT = 16, ARENA_BLOCK = 1 << 18 };

static const uint32_t LONG = UINT32_C(1) << 31;

/* A hash of 0 stands for a free slot. */
typedef struct Bucket {
    uint32_t hashes[SLOTS];
    uint32_t numbers[SLOTS]; /* of a long identifier with LONG */
} Bucket;

/* The identifier; of a longer one a second hash and the address of its length less one and its bytes. */
typedef struct Entry {
    uint64_t low, high;
} Entry;

struct SourceKeys {
    Bucket *buckets;
    size_t n_buckets;
    int32_t n;
    Entry *chunks[CHUNKS]; /* of 2^FIRST_BITS entries and of twice as many as the one before */
    GPtrArray *blocks;     /* the arena */
    size_t block_used;
};

static size_t
chunk_size(unsigned chunk)
{
    return sizeof(Entry) << (FIRST_BITS + chunk);
}

SourceKeys *
source_keys_new(void)
{
    SourceKeys *keys = g_new0(SourceKeys, 1);
    keys->blocks = g_ptr_array_new_with_free_func(g_free);
    keys->block_used = ARENA_BLOCK;
    keys->chunks[0] = source_memory_new(chunk_size(0));
    keys->n_buckets = FIRST_BUCKETS;
    keys->buckets = source_memory_new(keys->n_buckets * sizeof(Bucket));
    return keys;
}

void
source_keys_free(SourceKeys *keys)
{
    if (!keys)
        return;
    source_memory_free(keys->buckets, keys->n_buckets * sizeof(Bucket));
    for (unsigned i = 0; i < CHUNKS && keys->chunks[i]; i++)
        source_memory_free(keys->chunks[i], chunk_size(i));
    g_ptr_array_free(keys->blocks, TRUE);
    g_free(keys);
}

static size_t
place_of(uint32_t hash, size_t n_buckets)
{
    return (uint64_t)hash * n_buckets >> 32;
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
    hash = (hash * 0xD1342543DE82EF95u) >> 32;
    *key = (SourceKey){.hash = (uint32_t)hash + (hash == 0), .low = low, .high = high, .bytes = bytes, .length = (uint32_t)length};
    __builtin_prefetch(&keys->buckets[place_of(key->hash, keys->n_buckets)]);
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

/* A bit for every slot of a bucket that has this hash; which one it is cannot be foretold, so it is not asked one by one. */
static unsigned
matches(const Bucket *bucket, uint32_t hash)
{
#if defined(__SSE2__)
    __m128i wanted = _mm_set1_epi32((int)hash);
    const __m128i *hashes = (const __m128i *)(const void *)bucket->hashes;
    __m128i low = _mm_cmpeq_epi32(_mm_load_si128(hashes), wanted), high = _mm_cmpeq_epi32(_mm_load_si128(hashes + 1), wanted);
    return (unsigned)_mm_movemask_epi8(_mm_packs_epi16(_mm_packs_epi32(low, high), _mm_setzero_si128()));
#else
    unsigned bits = 0;
    for (unsigned i = 0; i < SLOTS; i++)
        bits |= (unsigned)(bucket->hashes[i] == hash) << i;
    return bits;
#endif
}

static unsigned
lowest(unsigned bits)
{
    return (unsigned)__builtin_ctz(bits);
}

/* A new identifier calls an entry in vain: whether it is new cannot be foretold either. */
void
source_keys_call(const SourceKeys *keys, const SourceKey *key)
{
    const Bucket *bucket = &keys->buckets[place_of(key->hash, keys->n_buckets)];
    uint32_t number = bucket->numbers[lowest(matches(bucket, key->hash) | 1u << (SLOTS - 1))];
    __builtin_prefetch(entry_of(keys, (int32_t)(number & ~LONG)));
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
put(Bucket *buckets, size_t n_buckets, uint32_t hash, uint32_t number)
{
    size_t at = place_of(hash, n_buckets);
    unsigned free;
    while ((free = matches(&buckets[at], 0)) == 0)
        at = at + 1 < n_buckets ? at + 1 : 0;
    buckets[at].hashes[lowest(free)] = hash;
    buckets[at].numbers[lowest(free)] = number;
}

static void
grow(SourceKeys *keys)
{
    size_t n_buckets = 2 * keys->n_buckets;
    Bucket *buckets = source_memory_new(n_buckets * sizeof(Bucket));
    for (size_t i = 0; i < keys->n_buckets; i++) {
        const Bucket *bucket = &keys->buckets[i];
        for (unsigned k = 0; k < SLOTS && bucket->hashes[k] != 0; k++)
            put(buckets, n_buckets, bucket->hashes[k], bucket->numbers[k]);
    }
    source_memory_free(keys->buckets, keys->n_buckets * sizeof(Bucket));
    keys->buckets = buckets;
    keys->n_buckets = n_buckets;
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
add(SourceKeys *keys, const SourceKey *key)
{
    if (keys->n == INT32_MAX)
        g_error("more than 2^31 identifiers in one domain");
    int32_t number = keys->n++;
    unsigned chunk = chunk_of(number);
    if (!keys->chunks[chunk])
        keys->chunks[chunk] = source_memory_new(chunk_size(chunk));
    *entry_of(keys, number) = keep(keys, key);
    if ((size_t)keys->n > keys->n_buckets * SLOTS / 8 * 5)
        grow(keys);
    put(keys->buckets, keys->n_buckets, key->hash, (uint32_t)number | (key->length > SHORT ? LONG : 0));
    return number;
}

int32_t
source_keys_number(SourceKeys *keys, const SourceKey *key)
{
    uint32_t mark = key->length > SHORT ? LONG : 0;
    for (size_t at = place_of(key->hash, keys->n_buckets);; at = at + 1 < keys->n_buckets ? at + 1 : 0) {
        const Bucket *bucket = &keys->buckets[at];
        for (unsigned found = matches(bucket, key->hash); found; found &= found - 1) {
            uint32_t number = bucket->numbers[lowest(found)];
            if ((number & LONG) == mark && same(entry_of(keys, (int32_t)(number & ~LONG)), key))
                return (int32_t)(number & ~LONG);
        }
        if (matches(bucket, 0))
            return add(keys, key);
    }
}

int64_t
source_keys_size(const SourceKeys *keys)
{
    return keys->n;
}
