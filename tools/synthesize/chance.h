/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TOOLS_SYNTHESIZE_CHANCE_H
#define TOOLS_SYNTHESIZE_CHANCE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/** Draws that depend on nothing but a seed, a stream and a subject: the same on every machine, and the draws of one
 *  subject do not move when another is added. Whole numbers only. */
typedef struct Chance {
    uint64_t key, count;
} Chance;

/** A code and how often it comes, among its list; a NULL code ends the list. */
typedef struct Weight {
    const char *code;
    unsigned weight;
} Weight;

/** The draws of one subject of a stream. Source: the finaliser of SplitMix64 over a counter. */
Chance chance_of(uint64_t seed, uint64_t stream, uint64_t subject);

/** The next 64 bits. */
uint64_t chance_next(Chance *chance);

/** A whole number from low to high, both possible. */
int chance_between(Chance *chance, int low, int high);

/** True in so many of a thousand draws. */
bool chance_in(Chance *chance, int per_mille);

/** A code of the list. Owner: static. */
const char *chance_pick(Chance *chance, const Weight *weights);

/** The code at index cover of the list, which begins again at its end; a draw when cover is negative.
 *  So a few subjects reach every code, however rare. Owner: static. */
const char *chance_cover(Chance *chance, const Weight *weights, int64_t cover);

/** "K7Q2M9XA4": a letter and eight signs that look random, different for every subject of the stream.
 *  Shapes: buffer of at least 10 bytes. */
void chance_id(uint64_t seed, uint64_t stream, uint64_t subject, char *buffer);

#endif
