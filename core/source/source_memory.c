/* SPDX-License-Identifier: Apache-2.0 */
#include "core/source/source_memory.h"

#include <glib.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

static const size_t PAGE = 2 << 20;
enum { LINE = 64 }; /* of the processor's cache */

static size_t
rounded(size_t size)
{
    return (size + PAGE - 1) / PAGE * PAGE;
}

/* Map one page more than needed and give back what lies before and behind the aligned part. */
static void *
map_aligned(size_t size)
{
    uint8_t *start = mmap(NULL, size + PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (start == MAP_FAILED)
        g_error("no memory for a table of %zu bytes", size);
    size_t before = (PAGE - (uintptr_t)start % PAGE) % PAGE;
    if (before > 0)
        munmap(start, before);
    munmap(start + before + size, PAGE - before);
    madvise(start + before, size, MADV_HUGEPAGE);
    return start + before;
}

void *
source_memory_new(size_t size)
{
    if (size >= PAGE)
        return map_aligned(rounded(size));
    void *memory = aligned_alloc(LINE, (size + LINE - 1) / LINE * LINE);
    if (!memory)
        g_error("no memory for a table of %zu bytes", size);
    return memset(memory, 0, size);
}

void
source_memory_free(void *memory, size_t size)
{
    if (!memory || size < PAGE)
        free(memory);
    else
        munmap(memory, rounded(size));
}
