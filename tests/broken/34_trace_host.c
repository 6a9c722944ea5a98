/* SPDX-License-Identifier: Apache-2.0 */
/* Case 34: trace the host; where that is allowed it is let go again. */
#include <errno.h>
#include <sys/ptrace.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>
static int
attach(void)
{
    pid_t host = (pid_t)syscall(SYS_getppid);
    if (ptrace(PTRACE_ATTACH, host, 0, 0) < 0)
        return errno;
    waitpid(host, NULL, __WALL);
    ptrace(PTRACE_DETACH, host, 0, 0);
    return BROKEN_DONE;
}
#define IN_UPDATE answer = attach()
#include "tests/broken/sound.h"
