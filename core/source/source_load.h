/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CORE_SOURCE_SOURCE_LOAD_H
#define CORE_SOURCE_SOURCE_LOAD_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

/** Eight bytes of memory as a number. */
static inline uint64_t
source_load(const uint8_t *bytes)
{
    uint64_t word;
    memcpy(&word, bytes, sizeof word);
    return word;
}

/** The first @p n bytes, 0 to 8, of eight readable ones, the others as zero. Little-endian machines only. */
static inline uint64_t
source_load_some(const uint8_t *bytes, size_t n)
{
    static const uint64_t KEEP[] = {0,          0xFF,         0xFFFF,         0xFFFFFF,        0xFFFFFFFF,
                                    0xFFFFFFFFFF, 0xFFFFFFFFFFFF, 0xFFFFFFFFFFFFFF, UINT64_MAX};
    return source_load(bytes) & KEEP[n];
}

/** Mix a word into a hash: every bit of both reaches the upper half. */
static inline uint64_t
source_mix(uint64_t hash, uint64_t word)
{
    hash = (hash ^ word) * 0x9E3779B97F4A7C15u;
    return hash ^ hash >> 32;
}

/** Mix bytes, sixteen and then eight at a time; 8 bytes behind them must be readable. */
static inline uint64_t
source_mix_bytes(uint64_t hash, const uint8_t *bytes, size_t n)
{
    hash = source_mix(hash, n);
    for (; n > 16; n -= 16, bytes += 16)
        hash = source_mix(hash + source_load(bytes + 8) * 0xD1342543DE82EF95u, source_load(bytes));
    for (; n > 8; n -= 8, bytes += 8)
        hash = source_mix(hash, source_load(bytes));
    return source_mix(hash, source_load_some(bytes, n));
}

#endif
