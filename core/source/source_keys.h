/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CORE_SOURCE_SOURCE_KEYS_H
#define CORE_SOURCE_SOURCE_KEYS_H

#include <stddef.h>
#include <stdint.h>

enum { SOURCE_KEY_MAX = 256 };

/** The identifiers of one key domain, each with a number from 0 in the order in which they came. */
typedef struct SourceKeys SourceKeys;

/** An identifier ready to be looked up; it points into the file's buffer. */
typedef struct SourceKey {
    uint64_t low, high; /* the identifier itself when it has at most 16 bytes, else a second hash and nothing */
    const uint8_t *bytes;
    uint32_t hash;
    uint32_t length;
} SourceKey;

/** No identifier yet. Owner: caller, source_keys_free(). */
SourceKeys *source_keys_new(void);
void source_keys_free(SourceKeys *keys);

/** Hash an identifier of 1 to SOURCE_KEY_MAX bytes, none of them 0, and call its place in the table from memory, so that the look-up
 *  that follows later does not wait. 8 bytes behind the identifier must be readable. */
void source_keys_prepare(const SourceKeys *keys, const uint8_t *bytes, size_t length, SourceKey *key);

/** Call from memory what a prepared identifier will be compared with. */
void source_keys_call(const SourceKeys *keys, const SourceKey *key);

/** The number of an identifier, a new one when it was not there. */
int32_t source_keys_number(SourceKeys *keys, const SourceKey *key);

/** How many identifiers there are. */
int64_t source_keys_size(const SourceKeys *keys);

#endif
