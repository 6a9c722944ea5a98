/* SPDX-License-Identifier: Apache-2.0 */
/* Case 18: fork on and on. Where nothing stops it, it stops at 200 children that live for three seconds: a test may share its
 * machine with others. */
#include <sys/types.h>
#include <unistd.h>
static int
spread(void)
{
    int n = 0;
    for (pid_t child; n < 200 && (child = fork()) >= 0; n++) {
        if (child == 0) {
            close(3); /* so that nobody waits for the end of its pipe */
            alarm(3);
            pause();
            _exit(0);
        }
    }
    return n;
}
#define IN_UPDATE answer = spread()
#include "tests/broken/sound.h"
