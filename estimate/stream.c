/* SPDX-License-Identifier: Apache-2.0 */
#include "estimate/stream.h"

#include <math.h>
#include <string.h>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include "estimate/deviance.h"
#include "estimate/normal.h"

__extension__ typedef unsigned __int128 Wide;

void
stream_block(const uint32_t counter[4], const uint32_t key[2], uint32_t out[4])
{
    uint32_t c0 = counter[0], c1 = counter[1], c2 = counter[2], c3 = counter[3], k0 = key[0], k1 = key[1];
    for (int round = 0; round < 10; round++) {
        uint64_t p0 = (uint64_t)0xD2511F53u * c0, p1 = (uint64_t)0xCD9E8D57u * c2;
        c0 = (uint32_t)(p1 >> 32) ^ c1 ^ k0;
        c1 = (uint32_t)p1;
        c2 = (uint32_t)(p0 >> 32) ^ c3 ^ k1;
        c3 = (uint32_t)p0;
        k0 += 0x9E3779B9u;
        k1 += 0xBB67AE85u;
    }
    out[0] = c0;
    out[1] = c1;
    out[2] = c2;
    out[3] = c3;
}

#ifdef __SSE2__
/* Four blocks in 64-bit lanes, two to a register: the multiplication reads the lower halves alone, so what stands in the upper
 * halves does not matter. */
static void
four_blocks(const uint32_t counter[4], const uint32_t key[2], uint32_t *out)
{
    const __m128i m0 = _mm_set1_epi64x(0xD2511F53), m1 = _mm_set1_epi64x(0xCD9E8D57);
    __m128i c0[2], c1[2], c2[2], c3[2];
    uint32_t k0 = key[0], k1 = key[1], lane[4][4];
    for (uint32_t i = 0; i < 2; i++) {
        c0[i] = _mm_set_epi64x(counter[0] + 2 * i + 1, counter[0] + 2 * i);
        c1[i] = _mm_set1_epi64x(counter[1]);
        c2[i] = _mm_set1_epi64x(counter[2]);
        c3[i] = _mm_set1_epi64x(counter[3]);
    }
    for (int round = 0; round < 10; round++) {
        const __m128i key0 = _mm_set1_epi64x(k0), key1 = _mm_set1_epi64x(k1);
        for (int i = 0; i < 2; i++) {
            __m128i p0 = _mm_mul_epu32(m0, c0[i]), p1 = _mm_mul_epu32(m1, c2[i]);
            c0[i] = _mm_xor_si128(_mm_xor_si128(_mm_srli_epi64(p1, 32), c1[i]), key0);
            c2[i] = _mm_xor_si128(_mm_xor_si128(_mm_srli_epi64(p0, 32), c3[i]), key1);
            c1[i] = p1;
            c3[i] = p0;
        }
        k0 += 0x9E3779B9u;
        k1 += 0xBB67AE85u;
    }
    for (int i = 0; i < 2; i++) {
        const __m128i even = _mm_unpacklo_epi32(c0[i], c1[i]), odd = _mm_unpacklo_epi32(c2[i], c3[i]);
        const __m128i even_up = _mm_unpackhi_epi32(c0[i], c1[i]), odd_up = _mm_unpackhi_epi32(c2[i], c3[i]);
        _mm_storeu_si128((__m128i *)lane[2 * i], _mm_unpacklo_epi64(even, odd));
        _mm_storeu_si128((__m128i *)lane[2 * i + 1], _mm_unpacklo_epi64(even_up, odd_up));
    }
    memcpy(out, lane, sizeof lane);
}
#else
static void
four_blocks(const uint32_t counter[4], const uint32_t key[2], uint32_t *out)
{
    for (uint32_t i = 0; i < 4; i++)
        stream_block((const uint32_t[4]){counter[0] + i, counter[1], counter[2], counter[3]}, key, out + (size_t)4 * i);
}
#endif

void
stream_words(Stream *stream, uint32_t out[STREAM_WORDS])
{
    for (size_t at = 0; at < STREAM_WORDS; at += 16) {
        four_blocks(stream->counter, stream->key, out + at);
        stream->counter[0] += 4;
    }
}

Stream
stream_open(uint64_t seed, uint64_t replicate, StreamPurpose purpose)
{
    return (Stream){.key = {(uint32_t)seed, (uint32_t)(seed >> 32)},
                    .counter = {0, (uint32_t)replicate, (uint32_t)(replicate >> 32), (uint32_t)purpose},
                    .used = 4};
}

uint32_t
stream_word(Stream *stream)
{
    if (stream->used == 4) {
        stream_block(stream->counter, stream->key, stream->word);
        stream->counter[0]++;
        stream->used = 0;
    }
    return stream->word[stream->used++];
}

uint32_t
stream_below(Stream *stream, uint32_t n)
{
    uint64_t x = (uint64_t)stream_word(stream) * n;
    if ((uint32_t)x < n) {
        uint32_t threshold = n > 0 ? (uint32_t)(-n) % n : 0;
        while ((uint32_t)x < threshold)
            x = (uint64_t)stream_word(stream) * n;
    }
    return (uint32_t)(x >> 32);
}

static uint64_t
two_words(Stream *stream)
{
    uint64_t low = stream_word(stream);
    return low | (uint64_t)stream_word(stream) << 32;
}

uint64_t
stream_below_64(Stream *stream, uint64_t n)
{
    if (n <= UINT32_MAX)
        return stream_below(stream, (uint32_t)n);
    Wide x = (Wide)two_words(stream) * n;
    if ((uint64_t)x < n) {
        uint64_t threshold = (UINT64_MAX - n + 1) % n;
        while ((uint64_t)x < threshold)
            x = (Wide)two_words(stream) * n;
    }
    return (uint64_t)(x >> 64);
}

double
stream_uniform(Stream *stream)
{
    return ((double)(two_words(stream) >> 11) + 0.5) * 0x1p-53;
}

double
stream_exponential(Stream *stream)
{
    return -log(stream_uniform(stream));
}

double
stream_normal(Stream *stream)
{
    return normal_quantile(stream_uniform(stream));
}

/* Walks out from the mode, taking away each probability from one uniform. */
static double
binomial_inversion(Stream *stream, double n, double p)
{
    double mode = floor((n + 1) * p), odds = p / (1 - p);
    double at_mode = exp(deviance_log_gamma(n + 1) - deviance_log_gamma(mode + 1) - deviance_log_gamma(n - mode + 1) +
                         mode * log(p) + (n - mode) * log1p(-p));
    double u = stream_uniform(stream) - at_mode, up = mode, down = mode, above = at_mode, below = at_mode;
    while (u > 0 && (up < n || down > 0)) {
        if (down > 0) {
            below *= down / ((n - down + 1) * odds);
            down--;
            u -= below;
            if (u <= 0)
                return down;
        }
        if (up < n) {
            above *= (n - up) * odds / (up + 1);
            up++;
            u -= above;
            if (u <= 0)
                return up;
        }
        if (above < 1e-300 && below < 1e-300)
            break;
    }
    return mode;
}

static double
binomial_btrs(Stream *stream, double n, double p)
{
    double q = 1 - p, spread = sqrt(n * p * q), b = 1.15 + 2.53 * spread, a = -0.0873 + 0.0248 * b + 0.01 * p;
    double centre = n * p + 0.5, vr = 0.92 - 4.2 / b, alpha = (2.83 + 5.1 / b) * spread, mode = floor((n + 1) * p);
    double top = deviance_log_gamma(mode + 1) + deviance_log_gamma(n - mode + 1), log_odds = log(p / q);
    for (;;) {
        double u = stream_uniform(stream) - 0.5, v = stream_uniform(stream), us = 0.5 - fabs(u);
        double k = floor((2 * a / us + b) * u + centre);
        if (us >= 0.07 && v <= vr)
            return k;
        if (k < 0 || k > n)
            continue;
        double limit = top - deviance_log_gamma(k + 1) - deviance_log_gamma(n - k + 1) + (k - mode) * log_odds;
        if (log(v * alpha / (a / (us * us) + b)) <= limit)
            return k;
    }
}

uint64_t
stream_binomial(Stream *stream, uint64_t n, double p)
{
    if (n == 0 || !(p > 0))
        return 0;
    if (p >= 1)
        return n;
    double trials = (double)n, rare = p > 0.5 ? 1 - p : p;
    double k = trials * rare < 30 ? binomial_inversion(stream, trials, rare) : binomial_btrs(stream, trials, rare);
    return p > 0.5 ? n - (uint64_t)k : (uint64_t)k;
}

size_t
stream_pick(Stream *stream, const uint64_t *cumulated, size_t n)
{
    uint64_t x = stream_below_64(stream, cumulated[n - 1]);
    size_t low = 0, high = n - 1;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (cumulated[middle] > x)
            high = middle;
        else
            low = middle + 1;
    }
    return low;
}
