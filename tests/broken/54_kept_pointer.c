/* SPDX-License-Identifier: Apache-2.0 */
/* Case 54: a pointer into the last batch, used when the batch is gone. */
#include <stdint.h>
static const int32_t *kept;
#define IN_UPDATE kept = (const int32_t *)batch->children[1]->buffers[1]
#define IN_FINISH answer = kept ? kept[0] != 0 : 0
#include "tests/broken/sound.h"
