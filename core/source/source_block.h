/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CORE_SOURCE_SOURCE_BLOCK_H
#define CORE_SOURCE_SOURCE_BLOCK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/stat.h>

#include "core/base/digest.h"

/** How reading stands. */
typedef enum SourceBlockState { BLOCK_OPEN, BLOCK_END, BLOCK_ERROR, BLOCK_CHANGED } SourceBlockState;

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
    Digest *digest;
} SourceBlock;

/** Read an open file from its beginning, @p step bytes at once. Owner: source_block_clear() closes it. */
void source_block_init(SourceBlock *block, int descriptor, size_t step);
void source_block_clear(SourceBlock *block);

/** Read on; bytes before @p used are no longer needed. Returns by how much the remaining bytes moved down.
 *  When nothing more comes the state says why: the end, an error, or a file that changed meanwhile. */
size_t source_block_fill(SourceBlock *block, size_t used);

#endif
