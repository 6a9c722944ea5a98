/* SPDX-License-Identifier: Apache-2.0 */
/* Case 9: endless loop in update. */
#define IN_UPDATE                                                                                                            \
    for (volatile int i = 0;; i++) {                                                                                         \
    }
#include "tests/broken/sound.h"
