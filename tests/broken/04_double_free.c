/* SPDX-License-Identifier: Apache-2.0 */
/* Case 4: double free. */
#include <stdlib.h>
static void *volatile block;
#define IN_UPDATE                                                                                                            \
    block = malloc(8);                                                                                                       \
    free(block);                                                                                                             \
    free(block)
#include "tests/broken/sound.h"
