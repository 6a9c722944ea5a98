/* SPDX-License-Identifier: Apache-2.0 */
/* Case 36: data turned into code. */
#include <errno.h>
#include <sys/mman.h>
static char block[8192] __attribute__((aligned(4096)));
#define IN_UPDATE answer = mprotect(block, 4096, PROT_READ | PROT_EXEC) < 0 ? errno : BROKEN_DONE
#include "tests/broken/sound.h"
