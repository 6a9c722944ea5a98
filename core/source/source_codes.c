/* SPDX-License-Identifier: Apache-2.0 */
/* Most codes have at most eight bytes: they are compared as one number. */
#include "core/source/source_codes.h"

#include <string.h>

#include "core/source/source_load.h"

typedef struct Code {
    uint64_t first; /* up to eight bytes */
    const char *text;
    uint32_t length;
    int32_t index; /* -1 for a free place */
} Code;

struct SourceCodes {
    unsigned shift; /* 64 minus the bits of the table */
    size_t mask;
    Code places[];
};

static uint64_t
place_of(const SourceCodes *codes, const uint8_t *bytes, size_t length, uint64_t *first)
{
    *first = source_load_some(bytes, MIN(length, 8));
    uint64_t last = length > 8 ? source_load(bytes + length - 8) : 0;
    return ((*first ^ last * 0xD1342543DE82EF95u ^ length) * 0x9E3779B97F4A7C15u) >> codes->shift;
}

static const Code *
find(const SourceCodes *codes, const uint8_t *bytes, size_t length)
{
    uint64_t first;
    uint64_t at = place_of(codes, bytes, length, &first);
    for (;; at = (at + 1) & codes->mask) {
        const Code *code = &codes->places[at];
        if (code->index < 0)
            return code;
        if (code->first == first && code->length == length && (length <= 8 || memcmp(code->text, bytes, length) == 0))
            return code;
    }
}

SourceCodes *
source_codes_new(const GPtrArray *list)
{
    unsigned bits = 4;
    while ((size_t)1 << bits < 4 * (size_t)list->len)
        bits++;
    size_t n = (size_t)1 << bits;
    SourceCodes *codes = g_malloc(sizeof *codes + n * sizeof(Code));
    codes->shift = 64 - bits;
    codes->mask = n - 1;
    for (size_t i = 0; i < n; i++)
        codes->places[i] = (Code){.index = -1};
    for (guint i = 0; i < list->len; i++) {
        const char *text = list->pdata[i];
        size_t length = strlen(text);
        g_autofree uint8_t *padded = g_malloc0(length + 8);
        memcpy(padded, text, length);
        const Code *found = find(codes, padded, length);
        if (found->index < 0)
            codes->places[found - codes->places] = (Code){.first = source_load_some(padded, MIN(length, 8)),
                                                          .text = text, .length = (uint32_t)length, .index = (int32_t)i};
    }
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
    return find(codes, bytes, length)->index;
}
