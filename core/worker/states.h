/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CORE_WORKER_STATES_H
#define CORE_WORKER_STATES_H

#include <hito/merge.h>
#include <stdbool.h>
#include <stdint.h>

/* The pipe over which the state of one shard reaches another: pieces, each behind its size, and a size of 0 at the end, since
 * all shards but the first hold the same end of it. The host lets one write at a time. */
enum { STATES_PIECE = 1 << 16 };

/** One end of the pipe while a state passes through. */
typedef struct StatesEnd {
    uint32_t size, at; /* of the piece: bytes in it, and taken out of it */
    bool ended;
    unsigned char piece[STATES_PIECE];
} StatesEnd;

/** Begin to write a state. Owner: the sink borrows the end. Errors: the process ends when nobody reads. */
hito_sink states_sink(StatesEnd *end);

/** Write what is left of a state, and its end. */
void states_finish(StatesEnd *end);

/** Begin to read a state; a size that cannot be ends it. Owner: the source borrows the end. */
hito_source states_source(StatesEnd *end);

/** Read past what a plug-in left unread of a state. */
void states_skip(StatesEnd *end);

#endif
