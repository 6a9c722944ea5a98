/* SPDX-License-Identifier: Apache-2.0 */
/* Case 44: a hundred thousand observations, the answer heeded. */
#define IN_FINISH                                                                                                            \
    for (int i = 0; i < 100000; i++) {                                                                                     \
        hito_observation more = count(i);                                                                                    \
        hito_code code = emit(&more);                                                                                        \
        if (code != HITO_OK)                                                                                                 \
            return code;                                                                                                     \
    }
#include "tests/broken/sound.h"
