/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE /* memfd_create and its seals */
#include "core/runner/memory_file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <sys/mman.h>
#include <unistd.h>

#ifndef F_SEAL_FUTURE_WRITE
#define F_SEAL_FUTURE_WRITE 0x0010
#endif

int
memory_file_new(const char *name, size_t size)
{
    int file = memfd_create(name, MFD_CLOEXEC | MFD_ALLOW_SEALING);
    if (file < 0)
        return -1;
    if (ftruncate(file, (off_t)size) != 0) {
        int error = errno;
        close(file);
        errno = error;
        return -1;
    }
    return file;
}

bool
memory_file_seal(int file)
{
    return fcntl(file, F_ADD_SEALS, F_SEAL_WRITE | F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_SEAL) == 0;
}

bool
memory_file_seal_for_others(int file)
{
    return fcntl(file, F_ADD_SEALS, F_SEAL_FUTURE_WRITE | F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_SEAL) == 0;
}

int
memory_file_of(const char *name, const void *bytes, size_t size)
{
    int file = memory_file_new(name, 0);
    const uint8_t *at = bytes;
    for (size_t left = size; file >= 0 && left > 0;) {
        ssize_t n = write(file, at, left);
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            break;
        at += n;
        left -= (size_t)n;
    }
    if (file >= 0 && (at != (const uint8_t *)bytes + size || !memory_file_seal(file))) {
        int error = errno;
        close(file);
        errno = error;
        return -1;
    }
    return file;
}
