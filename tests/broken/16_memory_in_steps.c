/* SPDX-License-Identifier: Apache-2.0 */
/* Case 16: more and more memory, all of it touched. */
#include <stdlib.h>
#include <string.h>
static char *volatile block;
#define IN_UPDATE                                                                                                            \
    while ((block = malloc(1 << 20)))                                                                                        \
        memset(block, 1, 1 << 20);                                                                                           \
    return HITO_NO_MEMORY
#include "tests/broken/sound.h"
