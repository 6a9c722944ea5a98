/* SPDX-License-Identifier: Apache-2.0 */
/* Preloaded into hito: ends the process at the n-th write, sync, rename, truncation or unlink (HITO_STOP_AT), before it
 * happens, as a power cut would. With HITO_STOP_COUNT a file gets the number of such calls at exit. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/types.h>
#include <unistd.h>

static long seen;

static void
step(void)
{
    const char *stop = getenv("HITO_STOP_AT");
    seen++;
    if (stop && seen == atol(stop))
        _exit(99);
}

__attribute__((destructor)) static void
say(void)
{
    const char *path = getenv("HITO_STOP_COUNT");
    FILE *file = path ? fopen(path, "w") : NULL;
    if (file) {
        fprintf(file, "%ld\n", seen);
        fclose(file);
    }
}

#define STOP(returns, name, parameters, words) \
    __attribute__((visibility("default"))) returns name parameters \
    { \
        static returns(*next) parameters; \
        if (!next) \
            *(void **)&next = dlsym(RTLD_NEXT, #name); \
        step(); \
        return next words; \
    }

STOP(ssize_t, write, (int fd, const void *bytes, size_t n), (fd, bytes, n))
STOP(ssize_t, pwrite, (int fd, const void *bytes, size_t n, off_t at), (fd, bytes, n, at))
STOP(ssize_t, pwrite64, (int fd, const void *bytes, size_t n, off64_t at), (fd, bytes, n, at))
STOP(int, fsync, (int fd), (fd))
STOP(int, fdatasync, (int fd), (fd))
STOP(int, rename, (const char *from, const char *to), (from, to))
STOP(int, unlink, (const char *path), (path))
STOP(int, ftruncate, (int fd, off_t n), (fd, n))
STOP(int, ftruncate64, (int fd, off64_t n), (fd, n))
