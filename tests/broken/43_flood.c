/* SPDX-License-Identifier: Apache-2.0 */
/* Case 43: zero bytes without end. */
#include <unistd.h>
static const char zeros[65536];
#define IN_UPDATE                                                                                                            \
    for (;;)                                                                                                                 \
    answer += write(3, zeros, sizeof zeros)
#include "tests/broken/sound.h"
