/* SPDX-License-Identifier: Apache-2.0 */
/* Case 36: code made by way of a protection key. */
#include <errno.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>
static char block[8192] __attribute__((aligned(4096)));
#define IN_UPDATE answer = syscall(SYS_pkey_mprotect, block, 4096, PROT_READ | PROT_EXEC, -1) < 0 ? errno : BROKEN_DONE
#include "tests/broken/sound.h"
