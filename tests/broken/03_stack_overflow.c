/* SPDX-License-Identifier: Apache-2.0 */
/* Case 3: endless recursion. */
static int
deeper(volatile char *above)
{
    volatile char here[4096];
    here[0] = above[0];
    return deeper(here) + here[1];
}
#define IN_UPDATE                                                                                                            \
    {                                                                                                                        \
        volatile char first[1] = {1};                                                                                        \
        answer = deeper(first);                                                                                              \
    }
#include "tests/broken/sound.h"
