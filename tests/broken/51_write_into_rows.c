/* SPDX-License-Identifier: Apache-2.0 */
/* Case 51: write into the rows. */
#include <stdint.h>
#define IN_UPDATE *(volatile int32_t *)(uintptr_t)batch->children[0]->buffers[1] = 7
#include "tests/broken/sound.h"
