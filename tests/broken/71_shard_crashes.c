/* SPDX-License-Identifier: Apache-2.0 */
/* One worker among several writes to nowhere. */
#define IN_SHARD                                                                                                             \
    if (shard == 1)                                                                                                          \
    *(volatile int *)0 = 1
#include "tests/broken/shards.h"
