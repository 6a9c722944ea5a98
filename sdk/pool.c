/* SPDX-License-Identifier: Apache-2.0 */
/* malloc and not mmap: whoever counts or refuses allocations sees these too. A block of this size is a mapping of its own. */
#define _DEFAULT_SOURCE /* madvise */
#include "sdk/pool.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

enum { ALIGNMENT = 16, FIRST_REGION = 1 << 16, LAST_REGION = 1 << 23, HUGE_PAGE = 1 << 21 };

typedef struct region {
    struct region *next;
    size_t padding;
} region;

/* Only whole huge pages can be asked for. Advice that is refused changes nothing but the time. */
static void
advise(void *block, size_t size)
{
#ifdef MADV_HUGEPAGE
    uintptr_t from = ((uintptr_t)block + HUGE_PAGE - 1) / HUGE_PAGE * HUGE_PAGE;
    uintptr_t to = ((uintptr_t)block + size) / HUGE_PAGE * HUGE_PAGE;
    if (size >= HUGE_PAGE && to > from)
        madvise((void *)from, to - from, MADV_HUGEPAGE);
#else
    (void)block, (void)size;
#endif
}

void *
hito_pool_large(size_t size)
{
    void *block = malloc(size);
    if (block)
        advise(block, size);
    return block;
}

void
hito_pool_free_large(void *block)
{
    free(block);
}

static int
more(hito_pool *pool)
{
    size_t size = pool->region ? pool->region * 2 : FIRST_REGION;
    size = size < LAST_REGION ? size : LAST_REGION;
    region *fresh = hito_pool_large(size + sizeof *fresh);
    if (!fresh)
        return -1;
    fresh->next = pool->regions;
    pool->regions = fresh;
    pool->region = size;
    pool->next = (unsigned char *)(fresh + 1);
    pool->end = pool->next + size;
    return 0;
}

void *
hito_pool_take(hito_pool *pool, size_t size)
{
    size = (size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    if ((size_t)(pool->end - pool->next) < size && more(pool) != 0)
        return NULL;
    void *taken = pool->next;
    pool->next += size;
    return taken;
}

void
hito_pool_join(hito_pool *into, hito_pool *from)
{
    region *last = from->regions;
    while (last && last->next)
        last = last->next;
    if (last) {
        last->next = into->regions;
        into->regions = from->regions;
    }
    if (from->region > into->region)
        into->region = from->region;
    memset(from, 0, sizeof *from);
}

void
hito_pool_clear(hito_pool *pool)
{
    for (region *r = pool->regions; r;) {
        region *next = r->next;
        free(r);
        r = next;
    }
    memset(pool, 0, sizeof *pool);
}
