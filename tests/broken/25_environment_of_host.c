/* SPDX-License-Identifier: Apache-2.0 */
/* Case 25: read the environment of the host. */
#include <fcntl.h>
#include <stdio.h>
#include <sys/syscall.h>
#include <unistd.h>
static char path[64];
#define IN_UPDATE                                                                                                            \
    snprintf(path, sizeof path, "/proc/%ld/environ", (long)syscall(SYS_getppid));                                            \
    answer = open(path, O_RDONLY) < 0 ? errno : BROKEN_DONE
#include "tests/broken/sound.h"
