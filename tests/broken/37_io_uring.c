/* SPDX-License-Identifier: Apache-2.0 */
/* Case 37: io_uring. */
#include <errno.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>
static char zeros[256];
#define IN_UPDATE answer = syscall(SYS_io_uring_setup, 4, zeros) < 0 ? errno : BROKEN_DONE
#include "tests/broken/sound.h"
