/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CORE_RUNNER_MEMORY_FILE_H
#define CORE_RUNNER_MEMORY_FILE_H

#include <stdbool.h>
#include <stddef.h>

/** A file in memory alone, closed on exec and open to seals. Owner: caller, close().
 *  Errors: -1 and errno. */
int memory_file_new(const char *name, size_t size);

/** Forbid for ever that anyone changes the file's bytes or length. Errors: false and errno; a writable map prevents it. */
bool memory_file_seal(int file);

/** Forbid new writing but through maps that exist already. Errors: false and errno. */
bool memory_file_seal_for_others(int file);

/** A sealed file that holds a copy of some bytes. Owner: caller, close(). Errors: -1 and errno. */
int memory_file_of(const char *name, const void *bytes, size_t size);

#endif
