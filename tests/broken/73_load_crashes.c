/* SPDX-License-Identifier: Apache-2.0 */
/* The first worker crashes while another hands it a state that is longer than the pipe. */
#define IN_SAVE                                                                                                              \
    static char some[1 << 22];                                                                                               \
    return sink->write(sink->context, some, sizeof some)
#define IN_LOAD *(volatile int *)0 = 1
#include "tests/broken/shards.h"
