/* SPDX-License-Identifier: Apache-2.0 */
/* "DeclaraciÃ³n": bytes of UTF-8 that a program took for letters of Windows-1252. Source: WHATWG Encoding Standard. */
#include <string.h>

#include <glib.h>
#include "core/source/source_rewrite.h"

/* The letter that begins here, 0 at the end; the text is sound UTF-8. */
static uint32_t
letter_at(const uint8_t *bytes, size_t left, size_t *length)
{
    static const uint8_t MASK[] = {0, 0x7F, 0x1F, 0x0F, 0x07};
    *length = bytes[0] < 0x80 ? 1 : bytes[0] < 0xE0 ? 2 : bytes[0] < 0xF0 ? 3 : 4;
    if (*length > left)
        *length = left;
    uint32_t code = bytes[0] & MASK[*length];
    for (size_t i = 1; i < *length; i++)
        code = code << 6 | (bytes[i] & 0x3F);
    return code;
}

/* The byte of Windows-1252 that a letter was, or -1. */
static int
byte_of(uint32_t code)
{
    static const uint16_t HIGH[32] = {0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
                                      0x2039, 0x0152, 0x8D,   0x017D, 0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
                                      0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};
    if (code < 0x100)
        return (int)code;
    for (int i = 0; i < 32; i++) {
        if (HIGH[i] == code)
            return 0x80 + i;
    }
    return -1;
}

/* The bytes that a run of letters was, when they are one letter of UTF-8. Returns how many bytes the run has. */
static size_t
undo_one(const uint8_t *bytes, size_t left, uint8_t once[4], size_t *n)
{
    size_t length, at = 0;
    int first = byte_of(letter_at(bytes, left, &length));
    if (first < 0xC2 || first > 0xF4)
        return 0;
    size_t wanted = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
    once[0] = (uint8_t)first;
    at = length;
    for (*n = 1; *n < wanted && at < left; (*n)++) {
        int next = byte_of(letter_at(bytes + at, left - at, &length));
        if (next < 0x80 || next > 0xBF)
            return 0;
        once[*n] = (uint8_t)next;
        at += length;
    }
    return *n == wanted && g_utf8_validate((const char *)once, (gssize)wanted, NULL) ? at : 0;
}

void
source_rewrite_undo(SourceField *field)
{
    uint8_t once[4];
    size_t n = 0, to = 0;
    for (size_t from = 0; from < field->length;) {
        size_t run = field->bytes[from] < 0xC2 ? 0 : undo_one(field->bytes + from, field->length - from, once, &n);
        if (run > 0) {
            memcpy(field->bytes + to, once, n);
            to += n;
            from += run;
        } else {
            field->bytes[to++] = field->bytes[from++];
        }
    }
    field->length = to;
}

bool
source_rewrite_is_twice(const SourceField *field)
{
    uint8_t once[4];
    size_t n = 0;
    const uint8_t *end = field->bytes + field->length;
    for (const uint8_t *at = memchr(field->bytes, 0xC3, field->length); at; at = memchr(at + 1, 0xC3, (size_t)(end - at - 1))) {
        if (undo_one(at, (size_t)(end - at), once, &n) > 0)
            return true;
    }
    return false;
}
