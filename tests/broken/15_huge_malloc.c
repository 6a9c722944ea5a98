/* SPDX-License-Identifier: Apache-2.0 */
/* Case 15: 100 GB at once, or 8 GB where the machine itself has no 100. Not a byte of it is touched. */
#include <stdlib.h>
static void *volatile block;
#define IN_UPDATE                                                                                                            \
    block = malloc((size_t)100 << 30);                                                                                       \
    answer = block ? 100 : 8;                                                                                                \
    if (!block && !(block = malloc((size_t)8 << 30)))                                                                        \
    return HITO_NO_MEMORY
#include "tests/broken/sound.h"
