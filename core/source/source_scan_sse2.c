/* SPDX-License-Identifier: Apache-2.0 */
/* 64 bytes at once: one bit a byte for quotes and separators, prefix-xor turns quotes into "inside quotes".
 * Source: the idea is that of G. Langdale and D. Lemire, "Parsing gigabytes of JSON per second", VLDB Journal 28
 * (2019); the text here is our own. SSE2 is part of every amd64 machine.
 * A digest waits for its own last result at every step, so that the scan between two steps costs next to nothing. */
#include "core/source/source_scan.h"

#if defined(__SSE2__)
#include <emmintrin.h>

/* The bits of one step. */
typedef struct Step {
    uint64_t quotes;
    uint64_t separators; /* delimiters and line ends, inside quotes too */
    uint64_t line_ends;
    uint64_t high; /* not ASCII */
    uint64_t nul;
} Step;

static uint64_t
join(__m128i a, __m128i b, __m128i c, __m128i d)
{
    uint64_t low = (uint32_t)_mm_movemask_epi8(a) | (uint64_t)(uint32_t)_mm_movemask_epi8(b) << 16;
    uint64_t high = (uint32_t)_mm_movemask_epi8(c) | (uint64_t)(uint32_t)_mm_movemask_epi8(d) << 16;
    return low | high << 32;
}

static uint64_t
equal(const __m128i v[4], uint8_t byte)
{
    __m128i wanted = _mm_set1_epi8((char)byte);
    return join(_mm_cmpeq_epi8(v[0], wanted), _mm_cmpeq_epi8(v[1], wanted), _mm_cmpeq_epi8(v[2], wanted),
                _mm_cmpeq_epi8(v[3], wanted));
}

static Step
look(const uint8_t *bytes, uint8_t delimiter)
{
    __m128i v[4];
    for (size_t i = 0; i < 4; i++)
        v[i] = _mm_loadu_si128((const __m128i *)(const void *)(bytes + 16 * i));
    Step step = {.quotes = equal(v, '"'), .line_ends = equal(v, '\n'), .high = join(v[0], v[1], v[2], v[3])};
    step.separators = equal(v, delimiter) | step.line_ends;
    __m128i least = _mm_min_epu8(_mm_min_epu8(v[0], v[1]), _mm_min_epu8(v[2], v[3]));
    if (_mm_movemask_epi8(_mm_cmpeq_epi8(least, _mm_setzero_si128())))
        step.nul = equal(v, 0);
    return step;
}

static uint64_t
prefix_xor(uint64_t bits)
{
    for (unsigned shift = 1; shift < 64; shift *= 2)
        bits ^= bits << shift;
    return bits;
}

static unsigned
lowest(uint64_t bits)
{
    return (unsigned)__builtin_ctzll(bits);
}

static unsigned
count(uint64_t bits)
{
    bits -= bits >> 1 & 0x5555555555555555u;
    bits = (bits & 0x3333333333333333u) + (bits >> 2 & 0x3333333333333333u);
    bits = (bits + (bits >> 4)) & 0x0f0f0f0f0f0f0f0fu;
    return (unsigned)(bits * 0x0101010101010101u >> 56);
}

/* Eight positions at a time without asking: most steps hold about eight separators, and a wrong guess of a
 * branch costs more than a position written in vain. */
static void
note_separators(SourceScan *scan, uint64_t bits, size_t base)
{
    unsigned n = count(bits);
    uint32_t *out = scan->separators + scan->n_separators;
    for (unsigned done = 0; done < n; done += 8) {
        for (unsigned i = 0; i < 8; i++) {
            out[done + i] = (uint32_t)(base + lowest(bits | UINT64_C(1) << 63));
            bits &= bits - 1;
        }
    }
    scan->n_separators += n;
}

static void
note_records(SourceScan *scan, uint64_t line_ends, uint64_t separators)
{
    for (; line_ends; line_ends &= line_ends - 1) {
        uint64_t up_to = line_ends ^ (line_ends - 1); /* the lowest line end and all bits below it */
        scan->records[scan->n_records++] = (uint32_t)(scan->n_separators + count(separators & up_to));
    }
}

static void
check_characters(SourceScan *scan, const uint8_t *bytes, uint64_t high, size_t base, size_t end)
{
    while (high) {
        size_t at = base + lowest(high);
        source_scan_character(scan, bytes, at, end);
        size_t done = scan->checked > at ? scan->checked - base : 64;
        if (scan->fault || done >= 64)
            return;
        high &= ~UINT64_C(0) << done;
    }
}

static SourceScanMode
mode_behind(const Step *step, uint64_t inside)
{
    if (inside >> 63)
        return SCAN_QUOTED;
    if (step->quotes >> 63)
        return SCAN_QUOTE_SEEN;
    return step->separators >> 63 ? SCAN_FIELD_START : SCAN_PLAIN;
}

size_t
source_scan_sse2(SourceScan *scan, const uint8_t *bytes, size_t end)
{
    size_t at = scan->scanned;
    for (; end - at >= 64 && !scan->fault; at += 64) {
        Step step = look(bytes + at, scan->delimiter);
        if (step.nul)
            break; /* rare, and the last bytes of the file that matter */
        if (scan->digest)
            digest_add(scan->digest, bytes + at, 64);
        if (step.high)
            check_characters(scan, bytes, step.high, at, end);
        if (scan->fault)
            break;
        uint64_t inside = prefix_xor(step.quotes) ^ (scan->mode == SCAN_QUOTED ? ~UINT64_C(0) : 0);
        uint64_t separators = step.separators & ~inside;
        /* A quote that opens must follow a separator or, as the second of "", another quote. */
        uint64_t may_open = (separators | step.quotes) << 1 |
                            (scan->mode == SCAN_FIELD_START || scan->mode == SCAN_QUOTE_SEEN);
        if (step.quotes & inside & ~may_open) {
            source_scan_plain(scan, bytes, at, at + 64);
            continue;
        }
        note_records(scan, step.line_ends & separators, separators);
        note_separators(scan, separators, at);
        scan->mode = mode_behind(&step, inside);
    }
    return at;
}
#else
size_t
source_scan_sse2(SourceScan *scan, const uint8_t *bytes, size_t end)
{
    (void)bytes;
    (void)end;
    return scan->scanned;
}
#endif
