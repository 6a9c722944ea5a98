/* SPDX-License-Identifier: Apache-2.0 */
#include "core/source/source_repeat.h"

#include <glib.h>
#include <string.h>

#include "core/source/source_load.h"
#include "core/source/source_memory.h"

enum { FIRST_PLACES = 1 << 13, AHEAD = 32, SOME = 256 };

struct SourceRepeat {
    uint64_t *places; /* hashes, 0 for a free place */
    size_t capacity;
    int64_t used;     /* different rows */
    int64_t rows, rows_max;
    bool full;
    uint64_t *hashes; /* of one batch */
    uint32_t n_hashes;
};

SourceRepeat *
source_repeat_new(int64_t rows_max)
{
    SourceRepeat *repeat = g_new0(SourceRepeat, 1);
    repeat->capacity = FIRST_PLACES;
    repeat->places = source_memory_new(repeat->capacity * sizeof(uint64_t));
    repeat->rows_max = rows_max;
    return repeat;
}

void
source_repeat_free(SourceRepeat *repeat)
{
    if (!repeat)
        return;
    source_memory_free(repeat->places, repeat->capacity * sizeof(uint64_t));
    g_free(repeat->hashes);
    g_free(repeat);
}

static void
resize(SourceRepeat *repeat, size_t capacity)
{
    uint64_t *places = source_memory_new(capacity * sizeof(uint64_t));
    for (size_t i = 0; i < repeat->capacity; i++) {
        uint64_t at = repeat->places[i];
        if (at == 0)
            continue;
        while (places[at & (capacity - 1)] != 0)
            at++;
        places[at & (capacity - 1)] = repeat->places[i];
    }
    source_memory_free(repeat->places, repeat->capacity * sizeof(uint64_t));
    repeat->places = places;
    repeat->capacity = capacity;
}

void
source_repeat_expect(SourceRepeat *repeat, int64_t rows)
{
    size_t capacity = repeat->capacity;
    while ((int64_t)capacity < 2 * MIN(rows, repeat->rows_max))
        capacity *= 2;
    if (capacity > repeat->capacity)
        resize(repeat, capacity);
}

/* A null holds zero, as a zero does: its bit tells them apart. One byte a row takes the bits of eight columns; eight bits are spread
 * over eight bytes by one multiplication. */
static void
shift_validity(const uint8_t *valid, uint8_t *bits, uint32_t rows)
{
    for (uint32_t i = 0; i < rows; i += 8) {
        uint64_t eight = __builtin_bswap64((valid[i / 8] * UINT64_C(0x8040201008040201) >> 7) & 0x0101010101010101u);
        uint64_t had = source_load(bits + i) << 1 & 0xFEFEFEFEFEFEFEFEu;
        uint64_t now = had | eight;
        memcpy(bits + i, &now, sizeof now);
    }
}

static void
mix_texts(const uint32_t *offsets, const uint8_t *text, uint64_t *hashes, uint32_t rows)
{
    for (uint32_t i = 0; i < rows; i++)
        hashes[i] = source_mix_bytes(hashes[i], text + offsets[i], offsets[i + 1] - offsets[i]);
}

static void
mix_words(const uint64_t *words, uint64_t *hashes, uint32_t rows)
{
    for (uint32_t i = 0; i < rows; i++)
        hashes[i] = source_mix(hashes[i], words[i]);
}

/* Values of four bytes and of one wait in bits until there are two of them. */
static void
mix_pairs(uint64_t *pairs, uint64_t *hashes, uint32_t rows)
{
    for (uint32_t i = 0; i < rows; i++) {
        hashes[i] = source_mix(hashes[i], pairs[i]);
        pairs[i] = 0;
    }
}

static void
mix_narrow(uint32_t width, const void *values, uint32_t *waiting, uint64_t *pairs, uint64_t *hashes, uint32_t rows)
{
    const uint32_t *narrow = values;
    const uint8_t *bytes = values;
    for (uint32_t i = 0; width == 4 && i < rows; i++)
        pairs[i] = pairs[i] << 32 | narrow[i];
    for (uint32_t i = 0; width == 1 && i < rows; i++)
        pairs[i] = pairs[i] << 32 | bytes[i];
    if (++*waiting % 2 == 0)
        mix_pairs(pairs, hashes, rows);
}

/* Some rows of a batch, few enough to stay in the nearest memory while their columns pass. */
static void
hash_some(const BatchLayout *layout, void *slot, uint32_t from, uint32_t rows, uint64_t *hashes)
{
    uint64_t pairs[SOME] = {0};
    uint8_t bits[SOME] = {0};
    uint32_t waiting = 0, n_bits = 0;
    memset(hashes, 0, rows * sizeof(uint64_t));
    for (uint32_t c = 0; c + 1 < layout->n_columns; c++) {
        const BatchColumn *form = &layout->columns[c];
        const void *values = batch_values(layout, slot, c);
        if (form->format < 'a') {
            shift_validity(batch_validity(layout, slot, c) + from / 8, bits, rows);
            if (++n_bits % 8 == 0)
                mix_narrow(1, bits, &waiting, pairs, hashes, rows);
        }
        if ((form->format | 0x20) == 'u') {
            mix_texts((const uint32_t *)values + from, batch_text(layout, slot, c), hashes, rows);
        } else if (form->width == 8) {
            mix_words((const uint64_t *)values + from, hashes, rows);
        } else {
            mix_narrow(form->width, (const uint8_t *)values + (size_t)from * form->width, &waiting, pairs, hashes, rows);
        }
    }
    mix_narrow(1, bits, &waiting, pairs, hashes, rows);
    mix_pairs(pairs, hashes, rows);
    for (uint32_t i = 0; i < rows; i++) {
        uint64_t hash = source_mix(hashes[i], hashes[i] >> 29);
        hashes[i] = hash ? hash : 1;
    }
}

static void
hash_rows(SourceRepeat *repeat, const BatchLayout *layout, void *slot)
{
    uint32_t rows = (uint32_t)batch_head(slot)[0];
    if (repeat->n_hashes < layout->row_capacity) {
        repeat->n_hashes = layout->row_capacity;
        repeat->hashes = g_renew(uint64_t, repeat->hashes, repeat->n_hashes);
    }
    for (uint32_t from = 0; from < rows; from += SOME)
        hash_some(layout, slot, from, MIN(SOME, rows - from), repeat->hashes + from);
}

static bool
add(SourceRepeat *repeat, uint64_t hash)
{
    size_t at = hash & (repeat->capacity - 1);
    for (; repeat->places[at] != 0; at = (at + 1) & (repeat->capacity - 1)) {
        if (repeat->places[at] == hash)
            return true;
    }
    repeat->places[at] = hash;
    repeat->used++;
    if (repeat->used > (int64_t)(repeat->capacity / 2))
        resize(repeat, 2 * repeat->capacity);
    return false;
}

void
source_repeat_rows(SourceRepeat *repeat, const BatchLayout *layout, void *slot, bool *again)
{
    int64_t rows = batch_head(slot)[0];
    hash_rows(repeat, layout, slot);
    for (int64_t i = 0; i < rows; i++) {
        again[i] = false;
        if (repeat->rows == repeat->rows_max) {
            repeat->full = true;
            continue;
        }
        if (i + AHEAD < rows)
            __builtin_prefetch(&repeat->places[repeat->hashes[i + AHEAD] & (repeat->capacity - 1)]);
        repeat->rows++;
        again[i] = add(repeat, repeat->hashes[i]);
    }
}

bool
source_repeat_is_full(const SourceRepeat *repeat)
{
    return repeat->full;
}
