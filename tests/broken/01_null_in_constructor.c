/* SPDX-License-Identifier: Apache-2.0 */
/* Case 1: null write in a constructor. */
#include "tests/broken/sound.h"

__attribute__((constructor)) static void
fall(void)
{
    *(volatile int *)0 = 1;
}
