/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CORE_SOURCE_SOURCE_BLOCK_H
#define CORE_SOURCE_SOURCE_BLOCK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/stat.h>

#include "core/base/digest.h"
#include "core/source/source_feed.h"

/** How reading stands. */
typedef enum SourceBlockState { BLOCK_OPEN, BLOCK_END, BLOCK_ERROR, BLOCK_CHANGED, BLOCK_FEED } SourceBlockState;

/** A file passing through one reused buffer; the bytes in use stay, new ones are added behind them. */
typedef struct SourceBlock {
    int descriptor;
    SourceBlockState state;
    int error; /* errno of BLOCK_ERROR */
    size_t step;
    uint8_t *bytes; /* 64 readable bytes behind filled */
    size_t capacity;
    size_t filled;
    int64_t read;
    struct stat found; /* what the file was when it was opened */
    Digest *digest; /* of the file's own bytes: the feed adds them, or who scans them */
    SourceFeed *feed; /* what the bytes pass through first, or NULL; borrowed */
} SourceBlock;

/** Read an open file from its beginning, @p step bytes at once, through a feed when there is one.
 *  Owner: source_block_clear() closes it; the feed is borrowed. */
void source_block_init(SourceBlock *block, int descriptor, SourceFeed *feed, size_t step);
void source_block_clear(SourceBlock *block);

/** Read on; bytes before @p used are no longer needed. Returns by how much the remaining bytes moved down.
 *  When nothing more comes the state says why: the end, an error, a file that changed meanwhile, or the feed. */
size_t source_block_fill(SourceBlock *block, size_t used);

#endif
