/* SPDX-License-Identifier: Apache-2.0 */
/* Case 50: the same cells in another order. */
#define BEFORE_EMIT                                                                                                          \
    for (uint32_t w = 1; w < 3; w++) {                                                                                       \
        hito_observation later = count(w);                                                                                   \
        later.window = w;                                                                                                    \
        if (emit(&later) != HITO_OK)                                                                                         \
            return HITO_INTERNAL;                                                                                            \
    }
#include "tests/broken/sound.h"
