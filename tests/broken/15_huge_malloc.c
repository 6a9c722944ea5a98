/* SPDX-License-Identifier: Apache-2.0 */
/* Case 15: 100 GB at once. */
#include <stdlib.h>
static void *volatile block;
#define IN_UPDATE                                                                                                            \
    block = malloc((size_t)100 << 30);                                                                                       \
    if (!block)                                                                                                              \
    return HITO_NO_MEMORY
#include "tests/broken/sound.h"
