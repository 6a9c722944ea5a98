/* SPDX-License-Identifier: Apache-2.0 */
/* Case 60: 80 MB where the manifest says 64. */
#include <stdlib.h>
#include <string.h>
static char *volatile block;
#define IN_UPDATE                                                                                                            \
    if (!(block = malloc(80 << 20)))                                                                                         \
        return HITO_NO_MEMORY;                                                                                               \
    memset(block, 1, 80 << 20);                                                                                              \
    answer = BROKEN_DONE
#include "tests/broken/sound.h"
