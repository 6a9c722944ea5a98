/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SDK_POOL_H
#define SDK_POOL_H

#include <stddef.h>

/* Memory in regions that grow with what was taken before: nothing is ever copied to grow, and large regions lie on huge
 * pages. A first touch of a small page costs more than everything that is then written to it. Zero it to begin. */
typedef struct hito_pool {
    void *regions; /* a chain */
    unsigned char *next, *end;
    size_t region;
} hito_pool;

/** So many bytes, aligned to 16. Shapes: at most 64 KiB. Owner: the pool, until it is cleared.
 *  Errors: NULL when there is no memory. */
void *hito_pool_take(hito_pool *pool, size_t size);

/** Hand all memory of one pool over to another; the first is then empty. */
void hito_pool_join(hito_pool *into, hito_pool *from);

void hito_pool_clear(hito_pool *pool);

/** A large block on huge pages as far as the kernel has some. Owner: caller, hito_pool_free_large().
 *  Errors: NULL when there is no memory. */
void *hito_pool_large(size_t size);
void hito_pool_free_large(void *block);

#endif
