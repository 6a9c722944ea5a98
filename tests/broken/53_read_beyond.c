/* SPDX-License-Identifier: Apache-2.0 */
/* Case 53: read far beyond the rows. */
#include <stdint.h>
static volatile char seen;
#define IN_UPDATE                                                                                                            \
    for (uintptr_t at = (uintptr_t)batch->children[0]->buffers[1];; at += 4096)                                              \
    seen = *(volatile char *)at
#include "tests/broken/sound.h"
