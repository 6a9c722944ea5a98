/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TESTS_FUZZ_MADE_FILE_H
#define TESTS_FUZZ_MADE_FILE_H

#include "core/source/source_file.h"

/** A manifest of one input "rows" with a column of every type, named a, b, c ... in their order.
 *  Owner: caller, manifest_free(). */
Manifest *made_manifest(void);

/** What a partner may say of that input; @p rich uses every form of a column that there is.
 *  Owner: caller, source_map_free(). */
SourceMap *made_map(const Manifest *manifest, SourceKind kind, SourceEncoding encoding, bool rich);

/** How a file is read. */
typedef struct MadeReading {
    const Manifest *manifest;
    const SourceMap *map; /* NULL for none */
    const char *path;
    size_t block_size;
    bool careful;
    bool tight; /* records of 300 bytes at most, and repeats looked for among two rows */
} MadeReading;

/** Read it all and answer a sum of everything that was handed over, findings included. Ends the program when a record is
 *  lost, a digest is of a part, or a file is refused without a word. */
unsigned made_read(const MadeReading *reading);

/** A file in memory with these bytes; @p path names it while it is open. Owner: caller, close(). */
int made_file(const char *bytes, size_t size, char path[64]);

/** End the program with a sentence unless @p holds. */
void must(bool holds, const char *what);

#endif
