/* SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "core/source/source_load.h"
#include "core/source/source_quick.h"
#include "core/source/source_rewrite.h"

enum { PIECE = 32 };

/* Copy in whole pieces, which may carry on behind the text at both ends. Returns whether a byte is not ASCII; one behind
 * the text may be meant. */
static bool
copy_pieces(uint8_t *to, const uint8_t *from, uint32_t length)
{
    uint64_t seen = 0;
    for (uint32_t done = 0; done < length; done += PIECE) {
        memcpy(to + done, from + done, PIECE);
        for (uint32_t i = 0; i < PIECE; i += 8)
            seen |= source_load(from + done + i);
    }
    return (seen & 0x8080808080808080u) != 0;
}

/* Copy what stands between quotes, each doubled quote once. Returns the length, or UINT32_MAX for a quote out of place. */
static uint32_t
copy_quoted(uint8_t *to, const uint8_t *from, uint32_t length)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < length; i++) {
        if (from[i] == '"' && (i + 1 == length || from[++i] != '"'))
            return UINT32_MAX;
        to[n++] = from[i];
    }
    return n;
}

/* A letter that was encoded twice is at least two letters that are not ASCII, the first of them from Ã on. */
static bool
is_twice(uint8_t *text, uint32_t length)
{
    const uint8_t *at = text, *end = text + length;
    while ((at = memchr(at, 0xC3, (size_t)(end - at))) != NULL) {
        if (end - at > 2 && at[2] >= 0x80)
            return source_rewrite_is_twice(&(SourceField){text, length});
        at++;
    }
    return false;
}

/* Write one text. Returns its length, or UINT32_MAX when it needs a closer look. */
static uint32_t
write_text(uint8_t *to, const uint8_t *from, uint32_t length)
{
    if (from[0] == '"') {
        if (length < 2 || from[length - 1] != '"')
            return UINT32_MAX;
        from++;
        length -= 2;
        if (memchr(from, '"', length)) {
            length = copy_quoted(to, from, length);
            return length == UINT32_MAX || is_twice(to, length) ? UINT32_MAX : length;
        }
    }
    bool high = copy_pieces(to, from, length);
    return high && is_twice(to, length) ? UINT32_MAX : length;
}

uint64_t
source_quick_texts(SourceColumn *column, const SourceLane *lane, uint32_t row, SourceKey *keys)
{
    (void)keys;
    int32_t *offsets = (int32_t *)column->values + row;
    uint64_t all = 0, valid = 0;
    uint32_t at = (uint32_t)offsets[0];
    bool nullable = column->declared->nullable;
    for (uint32_t i = 0; i < lane->n; i++) {
        SourceField field = source_lane_field(lane, i);
        uint32_t length = field.length ? write_text(column->text + at, field.bytes, (uint32_t)field.length) : 0;
        bool kept = (length != UINT32_MAX) & (nullable | (length > 0));
        if (!kept) /* no byte of another column may stay behind */
            memset(column->text + at, 0, field.length + PIECE);
        at += kept ? length : 0;
        offsets[i + 1] = (int32_t)at;
        all = source_lane_add(all, kept);
        valid = source_lane_add(valid, kept & (length > 0));
    }
    memset(column->text + at, 0, PIECE);
    if (nullable)
        source_quick_mark(column, row, lane->n, source_lane_bits(valid, lane->n));
    return source_lane_bits(all, lane->n);
}
