/* SPDX-License-Identifier: Apache-2.0 */
/* Case 33: a handle of the host. */
#include <errno.h>
#include <sys/syscall.h>
#include <unistd.h>
#define IN_UPDATE answer = syscall(SYS_pidfd_open, syscall(SYS_getppid), 0) < 0 ? errno : BROKEN_DONE
#include "tests/broken/sound.h"
