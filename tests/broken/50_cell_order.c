/* SPDX-License-Identifier: Apache-2.0 */
/* Case 50: a secret in the order of the cells: the later quarters first. */
#define BEFORE_EMIT                                                                                                          \
    for (uint32_t w = 2; w > 0; w--) {                                                                                       \
        hito_observation later = count(w);                                                                                   \
        later.window = w;                                                                                                    \
        if (emit(&later) != HITO_OK)                                                                                         \
            return HITO_INTERNAL;                                                                                            \
    }
#include "tests/broken/sound.h"
