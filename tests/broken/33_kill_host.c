/* SPDX-License-Identifier: Apache-2.0 */
/* Case 33: kill the host. */
#include <errno.h>
#include <signal.h>
#include <sys/syscall.h>
#include <unistd.h>
#define IN_UPDATE answer = kill((pid_t)syscall(SYS_getppid), SIGKILL) < 0 ? errno : BROKEN_DONE
#include "tests/broken/sound.h"
