/* SPDX-License-Identifier: Apache-2.0 */
/* Case 29: a thread that a constructor starts, and that opens a file when the run filter is thought to stand. */
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <unistd.h>
static int got;
static int started;
static pthread_t thread;
static void *
open_later(void *nothing)
{
    usleep(200000);
    got = open("/etc/passwd", O_RDONLY) < 0 ? errno : BROKEN_DONE;
    return nothing;
}
__attribute__((constructor)) static void
start(void)
{
    got = pthread_create(&thread, NULL, open_later, NULL);
    started = got == 0;
}
static int
outcome(void)
{
    if (started)
        pthread_join(thread, NULL);
    return got;
}
#define IN_UPDATE answer = outcome()
#include "tests/broken/sound.h"
