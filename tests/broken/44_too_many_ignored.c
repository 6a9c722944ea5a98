/* SPDX-License-Identifier: Apache-2.0 */
/* Case 44: a hundred thousand observations, the answer ignored. */
#define IN_FINISH                                                                                                            \
    for (int i = 0; i < 100000; i++) {                                                                                     \
        hito_observation more = count(i);                                                                                    \
        emit(&more);                                                                                                         \
    }
#include "tests/broken/sound.h"
