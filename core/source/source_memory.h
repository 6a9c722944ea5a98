/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CORE_SOURCE_SOURCE_MEMORY_H
#define CORE_SOURCE_SOURCE_MEMORY_H

#include <stddef.h>

/** Zeroed memory, aligned to 64 bytes, for a table that is looked up at random; a large one lies in pages of 2 MiB where the system has
 *  them, since every look-up would else wait for the address first. Owner: caller, source_memory_free(). */
void *source_memory_new(size_t size);
/** Free such memory, of the same size. */
void source_memory_free(void *memory, size_t size);

#endif
