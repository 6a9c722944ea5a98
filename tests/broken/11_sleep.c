/* SPDX-License-Identifier: Apache-2.0 */
/* Case 11: sleep for ever. */
#include <unistd.h>
#define IN_UPDATE                                                                                                            \
    for (;;)                                                                                                                 \
    pause()
#include "tests/broken/sound.h"
