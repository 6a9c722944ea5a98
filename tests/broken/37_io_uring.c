/* SPDX-License-Identifier: Apache-2.0 */
/* Case 37: io_uring. */
#include <sys/syscall.h>
#include <unistd.h>
#define IN_UPDATE answer = syscall(SYS_io_uring_setup, 4, 0)
#include "tests/broken/sound.h"
