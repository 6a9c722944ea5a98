/* SPDX-License-Identifier: Apache-2.0 */
/* A state that is longer than what is read of it: the rest is passed over, and the next state is read from its start. */
#define IN_SAVE                                                                                                              \
    static char some[1 << 21];                                                                                               \
    sink->write(sink->context, &answer, sizeof answer);                                                                      \
    return sink->write(sink->context, some, sizeof some)
#include "tests/broken/shards.h"
