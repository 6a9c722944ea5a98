/* SPDX-License-Identifier: Apache-2.0 */
#include "core/worker/probe/probe_memory.h"

#include <errno.h>
#include <stddef.h>

/* glibc's names for its allocator, which a program that brings its own malloc may still call. */
extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t n, size_t size);
extern void *__libc_realloc(void *old, size_t size);
extern void __libc_free(void *bytes);
/* Seen by the plug-in in place of libc's. */
#define SEEN extern __attribute__((visibility("default")))
SEEN void *malloc(size_t size);
SEEN void *calloc(size_t n, size_t size);
SEEN void *realloc(void *old, size_t size);
SEEN void free(void *bytes);

static struct {
    uint64_t left; /* allocations until one fails; 0: none fails */
    int64_t live;
} memory;

static int
fails(void)
{
    if (memory.left == 0)
        return 0;
    if (memory.left > 1) {
        memory.left--;
        return 0;
    }
    errno = ENOMEM;
    return 1;
}

void *
malloc(size_t size)
{
    void *bytes = fails() ? NULL : __libc_malloc(size);
    memory.live += bytes != NULL;
    return bytes;
}

void *
calloc(size_t n, size_t size)
{
    void *bytes = fails() ? NULL : __libc_calloc(n, size);
    memory.live += bytes != NULL;
    return bytes;
}

void *
realloc(void *old, size_t size)
{
    void *bytes = fails() ? NULL : __libc_realloc(old, size);
    memory.live += bytes != NULL && !old;
    return bytes;
}

void
free(void *bytes)
{
    memory.live -= bytes != NULL;
    __libc_free(bytes);
}

void
probe_memory_fail(uint64_t n)
{
    memory.left = n;
}

int64_t
probe_memory_live(void)
{
    return memory.live;
}
