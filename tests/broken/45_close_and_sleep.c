/* SPDX-License-Identifier: Apache-2.0 */
/* Case 45: close every descriptor and sleep. */
#include <unistd.h>
#define IN_UPDATE                                                                                                            \
    for (int f = 0; f < 64; f++)                                                                                             \
        close(f);                                                                                                            \
    for (;;)                                                                                                                 \
    pause()
#include "tests/broken/sound.h"
