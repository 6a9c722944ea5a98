/* SPDX-License-Identifier: Apache-2.0 */
/* Case 9: endless loop in a constructor. */
#include "tests/broken/sound.h"

__attribute__((constructor)) static void
spin(void)
{
    for (volatile int i = 0;; i++) {
    }
}
