/* SPDX-License-Identifier: Apache-2.0 */
/* A worker crashes in the middle of its state, while another reads. */
#define IN_SAVE                                                                                                              \
    static char some[200000];                                                                                                \
    sink->write(sink->context, some, sizeof some);                                                                           \
    *(volatile int *)0 = 1
#include "tests/broken/shards.h"
