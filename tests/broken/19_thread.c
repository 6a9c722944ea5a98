/* SPDX-License-Identifier: Apache-2.0 */
/* Case 19: threads without end, which contract 1.0 does not grant; a hundred are enough. */
#include <pthread.h>
#include <unistd.h>
static void *
idle(void *nothing)
{
    usleep(500000);
    return nothing;
}
static int
spread(void)
{
    pthread_t thread;
    for (int n = 0; n < 100; n++) {
        int code = pthread_create(&thread, NULL, idle, NULL);
        if (code != 0)
            return code;
    }
    return BROKEN_DONE;
}
#define IN_UPDATE answer = spread()
#include "tests/broken/sound.h"
