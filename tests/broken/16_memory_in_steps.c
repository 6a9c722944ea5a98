/* SPDX-License-Identifier: Apache-2.0 */
/* Case 16: more and more memory, all of it touched. Where nothing stops it, it stops at 600 MB: a test may share its machine. */
#include <stdlib.h>
#include <string.h>
static char *volatile block;
#define IN_UPDATE                                                                                                            \
    while (answer < 600 && (block = malloc(1 << 20))) {                                                                      \
        memset(block, 1, 1 << 20);                                                                                           \
        answer++;                                                                                                            \
    }                                                                                                                        \
    if (answer < 600)                                                                                                        \
    return HITO_NO_MEMORY
#include "tests/broken/sound.h"
