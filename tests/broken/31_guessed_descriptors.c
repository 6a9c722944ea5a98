/* SPDX-License-Identifier: Apache-2.0 */
/* Case 31: write through every descriptor but the own pipe. */
#include <unistd.h>
#define IN_UPDATE                                                                                                            \
    for (int f = 4; f < 1024; f++)                                                                                           \
    answer += write(f, "x", 1) == 1
#include "tests/broken/sound.h"
