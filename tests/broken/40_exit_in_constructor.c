/* SPDX-License-Identifier: Apache-2.0 */
/* Case 40: _exit(0) in a constructor. */
#include <unistd.h>
#include "tests/broken/sound.h"

__attribute__((constructor)) static void
leave(void)
{
    _exit(0);
}
