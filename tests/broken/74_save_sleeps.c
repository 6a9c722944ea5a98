/* SPDX-License-Identifier: Apache-2.0 */
/* A worker never ends its state. */
#include <unistd.h>
#define IN_SAVE                                                                                                              \
    for (;;)                                                                                                                 \
    pause()
#include "tests/broken/shards.h"
