/* SPDX-License-Identifier: Apache-2.0 */
#include "tools/synthesize/chance.h"

static const uint64_t STEP = 0x9E3779B97F4A7C15u;
enum { ID_BITS = 40, ID_SIGNS = 8 };

static uint64_t
mix(uint64_t x)
{
    x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9u;
    x = (x ^ (x >> 27)) * 0x94D049BB133111EBu;
    return x ^ (x >> 31);
}

Chance
chance_of(uint64_t seed, uint64_t stream, uint64_t subject)
{
    return (Chance){mix(mix(mix(seed + STEP) ^ (stream * STEP)) + subject * STEP), 0};
}

uint64_t
chance_next(Chance *chance)
{
    return mix(chance->key + ++chance->count * STEP);
}

int
chance_between(Chance *chance, int low, int high)
{
    uint64_t n = (uint64_t)((int64_t)high - low + 1);
    return low + (int)(((chance_next(chance) >> 32) * n) >> 32);
}

bool
chance_in(Chance *chance, int per_mille)
{
    return chance_between(chance, 0, 999) < per_mille;
}

const char *
chance_pick(Chance *chance, const Weight *weights)
{
    int total = 0;
    for (const Weight *w = weights; w->code; w++)
        total += (int)w->weight;
    int drawn = chance_between(chance, 0, total - 1);
    const Weight *w = weights;
    while (drawn >= (int)w->weight)
        drawn -= (int)(w++)->weight;
    return w->code;
}

const char *
chance_cover(Chance *chance, const Weight *weights, int64_t cover)
{
    if (cover < 0)
        return chance_pick(chance, weights);
    int64_t n = 0;
    while (weights[n].code)
        n++;
    return weights[cover % n].code;
}

/* Every step can be undone within 40 bits, so no two subjects of a stream share an id. */
static uint64_t
shuffle_bits(uint64_t x, uint64_t key)
{
    const uint64_t mask = ((uint64_t)1 << ID_BITS) - 1;
    x = (x + key) & mask;
    x = (x * 0xC2B2AE3D27D4EB4Fu) & mask;
    x ^= x >> 21;
    x = (x * 0x165667B19E3779F9u) & mask;
    x ^= x >> 19;
    return (x * 0x9FB21C651E98DF25u) & mask;
}

void
chance_id(uint64_t seed, uint64_t stream, uint64_t subject, char *buffer)
{
    static const char SIGNS[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    uint64_t x = shuffle_bits(subject, mix(seed ^ mix(stream)));
    *buffer++ = (char)('G' + stream % 16);
    for (int i = 0; i < ID_SIGNS; i++, x >>= 5)
        *buffer++ = SIGNS[x & 31];
    *buffer = '\0';
}
