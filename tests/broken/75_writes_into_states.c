/* SPDX-License-Identifier: Apache-2.0 */
/* A worker writes into the pipe of states before its turn. */
#include <unistd.h>
#define IN_SHARD                                                                                                             \
    if (shard > 0)                                                                                                           \
    write(11, "\377\377\377\377forged", 10)
#include "tests/broken/shards.h"
