/* SPDX-License-Identifier: Apache-2.0 */
/* Most codes have at most sixteen bytes: they are compared as two numbers. Few lists are long, so a multiplier is looked for
 * that gives each code a place of its own; then a look-up is one step, whatever the code. */
#include "core/source/source_codes.h"

#include <stdbool.h>
#include <string.h>

#include "core/source/source_load.h"

enum { SHORT = 16, TRIALS = 64, PLACED_MOST = 4096 };

typedef struct Code {
    uint64_t low, high; /* the code, or the first and the last eight bytes of a longer one */
    const char *text;
    uint32_t length;
    int32_t index; /* -1 for a free place */
} Code;

struct SourceCodes {
    uint64_t multiplier;
    unsigned shift; /* 64 minus the bits of the table */
    size_t mask;
    bool plain;  /* no code has blanks or quotes around */
    bool direct; /* every code is at its own place and short */
    Code places[];
};

static Code
code_of(const uint8_t *bytes, size_t length)
{
    Code code = {.text = (const char *)bytes, .length = (uint32_t)length};
    if (length <= SHORT) {
        code.low = source_load_some(bytes, MIN(length, 8));
        code.high = source_load_some(bytes + 8, MAX(length, 8) - 8);
    } else {
        code.low = source_load(bytes);
        code.high = source_load(bytes + length - 8);
    }
    return code;
}

static size_t
place_of(const SourceCodes *codes, const Code *code)
{
    uint64_t mixed = code->low ^ (code->high << 29 | code->high >> 35);
    return (size_t)((mixed * codes->multiplier) >> codes->shift);
}

static bool
same(const Code *place, const Code *code)
{
    return (place->low == code->low) & (place->high == code->high) & (place->length == code->length);
}

static size_t
find(const SourceCodes *codes, const Code *code)
{
    for (size_t at = place_of(codes, code);; at = (at + 1) & codes->mask) {
        const Code *place = &codes->places[at];
        if (place->index < 0 ||
            (same(place, code) && (code->length <= SHORT || memcmp(place->text, code->text, code->length) == 0)))
            return at;
    }
}

/* Put all codes in; how many are not at their own place. */
static size_t
place_all(SourceCodes *codes, const GPtrArray *list)
{
    size_t moved = 0;
    for (size_t i = 0; i <= codes->mask; i++)
        codes->places[i] = (Code){.index = -1};
    for (guint i = 0; i < list->len; i++) {
        size_t length = strlen(list->pdata[i]);
        g_autofree uint8_t *padded = g_malloc0(length + SHORT);
        memcpy(padded, list->pdata[i], length);
        Code code = code_of(padded, length);
        size_t at = find(codes, &code);
        moved += at != place_of(codes, &code);
        code.text = list->pdata[i];
        code.index = (int32_t)i;
        if (codes->places[at].index < 0)
            codes->places[at] = code;
    }
    return moved;
}

static bool
all_plain(const GPtrArray *list)
{
    for (guint i = 0; i < list->len; i++) {
        const char *text = list->pdata[i];
        size_t length = strlen(text);
        if (length == 0 || (uint8_t)text[0] <= '"' || (uint8_t)text[length - 1] <= ' ')
            return false;
    }
    return true;
}

static bool
all_short(const GPtrArray *list)
{
    for (guint i = 0; i < list->len; i++) {
        if (strlen(list->pdata[i]) > SHORT)
            return false;
    }
    return true;
}

SourceCodes *
source_codes_new(const GPtrArray *list)
{
    unsigned bits = 4;
    while ((size_t)1 << bits < 4 * (size_t)list->len)
        bits++;
    size_t n = (size_t)1 << bits, least = SIZE_MAX;
    SourceCodes *codes = g_malloc(sizeof *codes + n * sizeof(Code));
    *codes = (SourceCodes){.shift = 64 - bits, .mask = n - 1, .plain = all_plain(list)};
    uint64_t best = 0, next = 0x9E3779B97F4A7C15u;
    size_t trials = MIN(TRIALS, 1 + PLACED_MOST / (list->len + 1));
    for (size_t trial = 0; trial < trials && least > 0; trial++, next = next * 0xD1342543DE82EF95u + 2) {
        codes->multiplier = next;
        size_t moved = place_all(codes, list);
        best = moved < least ? next : best;
        least = MIN(least, moved);
    }
    codes->multiplier = best;
    place_all(codes, list);
    codes->direct = least == 0 && all_short(list);
    return codes;
}

void
source_codes_free(SourceCodes *codes)
{
    g_free(codes);
}

int32_t
source_codes_find(const SourceCodes *codes, const uint8_t *bytes, size_t length)
{
    Code code = code_of(bytes, length);
    return codes->places[find(codes, &code)].index;
}

/* The index of a code of at most 16 bytes that is at its own place, -1 for any other, with nothing to be guessed.
 * No field holds a byte 0, so the words tell the length. */
static int32_t
look(const SourceCodes *codes, SourceField field)
{
    static const uint64_t ALL = UINT64_MAX;
    static const uint64_t LOW[SHORT + 1] = {0, 0xFF, 0xFFFF, 0xFFFFFF, 0xFFFFFFFF, 0xFFFFFFFFFF, 0xFFFFFFFFFFFF, 0xFFFFFFFFFFFFFF,
                                            ALL, ALL, ALL, ALL, ALL, ALL, ALL, ALL, ALL};
    static const uint64_t HIGH[SHORT + 1] = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFFFF, 0xFFFFFF, 0xFFFFFFFF, 0xFFFFFFFFFF,
                                             0xFFFFFFFFFFFF, 0xFFFFFFFFFFFFFF, ALL};
    size_t length = MIN(field.length, SHORT);
    Code code = {.low = source_load(field.bytes) & LOW[length], .high = source_load(field.bytes + 8) & HIGH[length]};
    const Code *place = &codes->places[place_of(codes, &code)];
    bool same = (((place->low ^ code.low) | (place->high ^ code.high)) == 0) & (field.length <= SHORT);
    return place->index | ((int32_t)same - 1);
}

/* Codes that are long or not at their own place. */
static void
find_the_rest(const SourceCodes *codes, const SourceLane *lane, int32_t *found)
{
    for (uint32_t i = 0; i < lane->n; i++) {
        SourceField field = source_lane_field(lane, i);
        if (found[i] == -1)
            found[i] = source_codes_find(codes, field.bytes, field.length);
    }
}

void
source_codes_find_all(const SourceCodes *codes, const SourceLane *lane, int32_t *found)
{
    for (uint32_t i = 0; i < lane->n; i++) {
        SourceField field = source_lane_field(lane, i);
        int32_t empty = -(int32_t)(field.length == 0);
        found[i] = (look(codes, field) & ~empty) | (SOURCE_CODE_EMPTY & empty);
    }
    if (!codes->direct)
        find_the_rest(codes, lane, found);
}

bool
source_codes_are_plain(const SourceCodes *codes)
{
    return codes->plain;
}
