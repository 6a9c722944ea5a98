/* SPDX-License-Identifier: Apache-2.0 */
#include "core/source/source_repeat.h"

#include <glib.h>
#include <string.h>

#include "core/source/source_load.h"
#include "core/source/source_memory.h"

enum { FIRST_PLACES = 1 << 13, AHEAD = 12 };

struct SourceRepeat {
    uint64_t *places; /* hashes, 0 for a free place */
    size_t capacity;  /* a power of two */
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

static void
mix_column(const BatchLayout *layout, void *slot, uint32_t column, uint64_t *hashes, int64_t rows)
{
    const BatchColumn *form = &layout->columns[column];
    const uint32_t *narrow = batch_values(layout, slot, column);
    const uint64_t *wide = batch_values(layout, slot, column);
    const uint8_t *bytes = batch_values(layout, slot, column);
    const uint8_t *text = batch_text(layout, slot, column);
    if ((form->format | 0x20) == 'u') {
        for (int64_t i = 0; i < rows; i++)
            hashes[i] = source_mix_bytes(hashes[i], text + narrow[i], narrow[i + 1] - narrow[i]);
    } else if (form->width == 8) {
        for (int64_t i = 0; i < rows; i++)
            hashes[i] = source_mix(hashes[i], wide[i]);
    } else if (form->width == 4) {
        for (int64_t i = 0; i < rows; i++)
            hashes[i] = source_mix(hashes[i], narrow[i]);
    } else {
        for (int64_t i = 0; i < rows; i++)
            hashes[i] = source_mix(hashes[i], bytes[i]);
    }
    if (form->format >= 'a')
        return;
    const uint8_t *valid = batch_validity(layout, slot, column);
    for (int64_t i = 0; i < rows; i++)
        hashes[i] = (hashes[i] << 1 | hashes[i] >> 63) ^ ((unsigned)valid[i / 8] >> (i % 8) & 1u);
}

static void
hash_rows(SourceRepeat *repeat, const BatchLayout *layout, void *slot)
{
    int64_t rows = batch_head(slot)[0];
    if (repeat->n_hashes < layout->row_capacity) {
        repeat->n_hashes = layout->row_capacity;
        repeat->hashes = g_renew(uint64_t, repeat->hashes, repeat->n_hashes);
    }
    memset(repeat->hashes, 0, (size_t)rows * sizeof(uint64_t));
    for (uint32_t c = 0; c + 1 < layout->n_columns; c++)
        mix_column(layout, slot, c, repeat->hashes, rows);
    for (int64_t i = 0; i < rows; i++) {
        uint64_t hash = source_mix(repeat->hashes[i], repeat->hashes[i] >> 29);
        repeat->hashes[i] = hash ? hash : 1;
    }
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
