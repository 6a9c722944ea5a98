/* SPDX-License-Identifier: Apache-2.0 */
#ifndef ESTIMATE_STREAM_H
#define ESTIMATE_STREAM_H

#include <stddef.h>
#include <stdint.h>

/* Random numbers by counting: replicate b of a purpose reads its own words and no others, so ranges of replicates may
 * run in any order and in any number of threads with the same bytes. */

/** What the numbers are for: different purposes never share words. */
typedef enum StreamPurpose {
    STREAM_MSE = 1,
    STREAM_TREE = 2,
    STREAM_SALGANIK = 3,
    STREAM_SUCCESSIVE = 4,
    STREAM_RAO_WU = 5,
    STREAM_TEST = 6
} StreamPurpose;

/** The stream of one replicate; a plain value. */
typedef struct Stream {
    uint32_t key[2], counter[4], word[4], used;
} Stream;

/** One Philox4x32-10 block: four random words from a counter and a key.
 *  Shapes: counter [4], key [2], out [4]. Units: none. Errors: none. Source: Salmon, Moraes, Dror and Shaw 2011. */
void stream_block(const uint32_t counter[4], const uint32_t key[2], uint32_t out[4]);

/** The stream of a replicate (from 0) under a seed.
 *  Shapes: scalars. Units: none. Errors: none. Source: as stream_block. */
Stream stream_open(uint64_t seed, uint64_t replicate, StreamPurpose purpose);

/** The next 32 random bits.
 *  Shapes: scalar. Units: none. Errors: none. Source: as stream_block. */
uint32_t stream_word(Stream *stream);

/** The next STREAM_WORDS words at once, the same that as many calls of stream_word() give; for loops that need many.
 *  Shapes: out [STREAM_WORDS]; the stream stands at the beginning of a block. Units: none. Errors: none. Source: as stream_block. */
enum { STREAM_WORDS = 64 };
void stream_words(Stream *stream, uint32_t out[STREAM_WORDS]);

/** A whole number below n >= 1 without bias; the second for n beyond 32 bits.
 *  Shapes: scalar. Units: none. Errors: 0 for n = 0. Source: Lemire 2019. */
uint32_t stream_below(Stream *stream, uint32_t n);
uint64_t stream_below_64(Stream *stream, uint64_t n);

/** Uniform in (0, 1), exponential of mean 1, standard normal.
 *  Shapes: scalars. Units: none. Errors: none. Source: inverse distribution functions. */
double stream_uniform(Stream *stream);
double stream_exponential(Stream *stream);
double stream_normal(Stream *stream);

/** Number of successes in n trials of probability p.
 *  Shapes: scalars. Units: count. Errors: 0 for p <= 0, n for p >= 1.
 *  Source: inversion from the mode where n p < 30, else Hoermann 1993 (BTRS). */
uint64_t stream_binomial(Stream *stream, uint64_t n, double p);

/** The first index whose cumulated weight exceeds a random number below the total cumulated[n - 1].
 *  Shapes: cumulated [n], ascending, its last entry positive. Units: any whole weights. Errors: none. Source: inversion. */
size_t stream_pick(Stream *stream, const uint64_t *cumulated, size_t n);

#endif
