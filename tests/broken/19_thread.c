/* SPDX-License-Identifier: Apache-2.0 */
/* Case 19: a thread, which contract 1.0 does not grant. */
#include <pthread.h>
static void *
idle(void *nothing)
{
    return nothing;
}
static pthread_t thread;
#define IN_UPDATE answer = pthread_create(&thread, NULL, idle, NULL)
#include "tests/broken/sound.h"
