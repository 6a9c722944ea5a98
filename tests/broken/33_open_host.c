/* SPDX-License-Identifier: Apache-2.0 */
/* Case 33: a handle of another process. */
#include <sys/syscall.h>
#include <unistd.h>
#define IN_UPDATE answer = syscall(SYS_pidfd_open, 1, 0)
#include "tests/broken/sound.h"
