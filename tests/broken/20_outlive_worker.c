/* SPDX-License-Identifier: Apache-2.0 */
/* Case 20: a grandchild in a session of its own, which lives on when the worker has ended. */
#include <errno.h>
#include <sys/wait.h>
#include <unistd.h>
static int
leave_somebody(void)
{
    pid_t child = fork();
    if (child == 0) {
        setsid();
        if (fork() == 0) {
            close(3); /* so that nobody waits for the end of its pipe */
            alarm(4);
            pause();
        }
        _exit(0);
    }
    return child > 0 && waitpid(child, NULL, 0) == child ? BROKEN_DONE : errno;
}
#define IN_UPDATE answer = leave_somebody()
#include "tests/broken/sound.h"
