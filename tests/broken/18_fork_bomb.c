/* SPDX-License-Identifier: Apache-2.0 */
/* Case 18: fork. */
#include <unistd.h>
#define IN_UPDATE                                                                                                            \
    for (;;)                                                                                                                 \
    answer += fork()
#include "tests/broken/sound.h"
