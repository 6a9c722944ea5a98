/* SPDX-License-Identifier: Apache-2.0 */
/* Windows-1252 and UTF-16 to UTF-8, a block at once. Source: WHATWG Encoding Standard, index windows-1252, whose five
 * unassigned bytes are refused here; RFC 2781 (UTF-16). */
#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "core/source/source_feed.h"
#include "core/source/source_messages.h"

enum { BLOCK = 64 << 10 };

typedef struct Recode {
    SourceFeed feed;
    SourceEncoding encoding;
    bool begun;
    bool high_first;  /* UTF-16BE */
    uint16_t lead;    /* a lead surrogate that waits for its other half, or 0 */
    size_t left;      /* bytes of a block that were too few */
    uint8_t bytes[BLOCK];
} Recode;

/* 0x80 to 0x9F; 0 for the unassigned. */
static const uint16_t HIGH_CONTROLS[32] = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0,
    0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178};

static uint8_t *
put(uint8_t *to, uint32_t code)
{
    if (code < 0x80) {
        *to++ = (uint8_t)code;
    } else if (code < 0x800) {
        *to++ = (uint8_t)(0xC0 | code >> 6);
        *to++ = (uint8_t)(0x80 | (code & 0x3F));
    } else if (code < 0x10000) {
        *to++ = (uint8_t)(0xE0 | code >> 12);
        *to++ = (uint8_t)(0x80 | (code >> 6 & 0x3F));
        *to++ = (uint8_t)(0x80 | (code & 0x3F));
    } else {
        *to++ = (uint8_t)(0xF0 | code >> 18);
        *to++ = (uint8_t)(0x80 | (code >> 12 & 0x3F));
        *to++ = (uint8_t)(0x80 | (code >> 6 & 0x3F));
        *to++ = (uint8_t)(0x80 | (code & 0x3F));
    }
    return to;
}

/* Letters beyond ASCII are few: eight plain bytes pass at once. */
static uint8_t *
recode_windows(Recode *recode, size_t n, uint8_t *to)
{
    static const uint64_t HIGH_BITS = 0x8080808080808080u;
    const uint8_t *bytes = recode->bytes;
    for (size_t i = 0; i < n;) {
        uint64_t word = HIGH_BITS;
        if (i + sizeof word <= n)
            memcpy(&word, bytes + i, sizeof word);
        if (!(word & HIGH_BITS)) {
            memcpy(to, &word, sizeof word);
            to += sizeof word;
            i += sizeof word;
            continue;
        }
        uint32_t code = bytes[i++];
        if (code >= 0x80 && code < 0xA0)
            code = HIGH_CONTROLS[code - 0x80];
        if (code == 0) {
            source_feed_fail(&recode->feed, SOURCE_NOT_WINDOWS_1252, -1, NULL);
            return to;
        }
        to = put(to, code);
    }
    return to;
}

static uint8_t *
recode_wide(Recode *recode, size_t n, uint8_t *to)
{
    for (size_t i = 0; i + 1 < n; i += 2) {
        const uint8_t *pair = recode->bytes + i;
        unsigned first = pair[0], second = pair[1];
        uint16_t unit = (uint16_t)(recode->high_first ? first << 8 | second : second << 8 | first);
        bool leads = unit >= 0xD800 && unit < 0xDC00, trails = unit >= 0xDC00 && unit < 0xE000;
        if (trails != (recode->lead != 0)) {
            source_feed_fail(&recode->feed, SOURCE_NOT_UTF16, -1, NULL);
            return to;
        }
        if (trails)
            to = put(to, 0x10000u + ((uint32_t)(recode->lead - 0xD800) << 10) + (uint32_t)(unit - 0xDC00));
        else if (!leads)
            to = put(to, unit);
        recode->lead = leads ? unit : 0;
    }
    return to;
}

/* The mark of UTF-16 tells the order of bytes; without one the first letter, which is of a name, does. Returns the
 * length of the mark. */
static size_t
look_at_start(Recode *recode, size_t n)
{
    const uint8_t *bytes = recode->bytes;
    recode->begun = true;
    if (n >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0) {
        source_feed_fail(&recode->feed, SOURCE_IS_UTF8, 0, source_encoding_name(recode->encoding));
        return 0;
    }
    if (recode->encoding != ENCODING_UTF16 || n < 2)
        return 0;
    bool low_mark = bytes[0] == 0xFF && bytes[1] == 0xFE, high_mark = bytes[0] == 0xFE && bytes[1] == 0xFF;
    recode->high_first = high_mark || (!low_mark && bytes[0] == 0);
    if (!low_mark && !high_mark && bytes[0] != 0 && bytes[1] != 0)
        source_feed_fail(&recode->feed, SOURCE_NOT_UTF16, -1, NULL);
    return low_mark || high_mark ? 2 : 0;
}

static size_t
read_block(Recode *recode)
{
    size_t filled = recode->left;
    while (filled < BLOCK) {
        ssize_t n = read(recode->feed.descriptor, recode->bytes + filled, BLOCK - filled);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            source_feed_fail(&recode->feed, SOURCE_READ_ERROR, 0, g_strerror(errno));
        if (n <= 0)
            break;
        digest_add(recode->feed.digest, recode->bytes + filled, (size_t)n);
        recode->feed.read += n;
        filled += (size_t)n;
    }
    return filled;
}

static bool
more(SourceFeed *feed)
{
    Recode *recode = (Recode *)(void *)feed;
    bool wide = recode->encoding == ENCODING_UTF16;
    size_t n = read_block(recode);
    size_t mark = recode->begun ? 0 : look_at_start(recode, n);
    if (n > 0 && mark > 0)
        memmove(recode->bytes, recode->bytes + mark, n -= mark);
    bool ends = n == 0 || (wide && n == 1);
    if (ends && (recode->lead || n == 1))
        source_feed_fail(feed, SOURCE_NOT_UTF16, -1, NULL);
    if (ends || feed->failed)
        return false;
    /* A byte becomes at most three, a unit of two bytes too. */
    g_string_set_size(feed->text, 3 * n + 8);
    uint8_t *from = (uint8_t *)feed->text->str;
    uint8_t *to = wide ? recode_wide(recode, n, from) : recode_windows(recode, n, from);
    g_string_set_size(feed->text, (gsize)(to - from));
    recode->left = wide ? n % 2 : 0;
    if (recode->left)
        recode->bytes[0] = recode->bytes[n - 1];
    return true;
}

static void
free_recode(SourceFeed *feed)
{
    g_free(feed);
}

SourceFeed *
source_recode_new(const SourceMapInput *map)
{
    Recode *recode = g_new0(Recode, 1);
    recode->feed = (SourceFeed){.more = more, .free = free_recode, .first_row = 1};
    recode->encoding = map->encoding;
    return &recode->feed;
}
