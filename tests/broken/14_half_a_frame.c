/* SPDX-License-Identifier: Apache-2.0 */
/* Case 14: half a frame, then silence. */
#include <unistd.h>
#define IN_UPDATE                                                                                                            \
    answer = write(3, "\x10\0\0\0\5\0iH", 8);                                                                                  \
    for (;;)                                                                                                                 \
    pause()
#include "tests/broken/sound.h"
