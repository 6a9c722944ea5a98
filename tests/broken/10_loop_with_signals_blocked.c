/* SPDX-License-Identifier: Apache-2.0 */
/* Case 10: endless loop with every signal blocked. */
#include <signal.h>
#include <stddef.h>
static void
spin(void)
{
    sigset_t all;
    sigfillset(&all);
    sigprocmask(SIG_BLOCK, &all, NULL);
    for (volatile int i = 0;; i++) {
    }
}
#define IN_UPDATE spin()
#include "tests/broken/sound.h"
