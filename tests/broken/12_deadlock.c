/* SPDX-License-Identifier: Apache-2.0 */
/* Case 12: a lock that is never given back, held by a thread where one can be had, else by oneself. */
#include <pthread.h>
#include <unistd.h>
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static void *
hold(void *nothing)
{
    pthread_mutex_lock(&lock);
    for (;;)
        pause();
    return nothing;
}
static pthread_t thread;
static void
wait_for_ever(void)
{
    if (pthread_create(&thread, NULL, hold, NULL) != 0)
        pthread_mutex_lock(&lock);
    else
        usleep(100000);
    pthread_mutex_lock(&lock);
}
#define IN_UPDATE wait_for_ever()
#include "tests/broken/sound.h"
