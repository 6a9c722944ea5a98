/* SPDX-License-Identifier: Apache-2.0 */
/* Case 24: read a file in a constructor. */
#include <fcntl.h>
#include "tests/broken/sound.h"

__attribute__((constructor)) static void
peek(void)
{
    answer = open("/etc/passwd", O_RDONLY) < 0 ? errno : BROKEN_DONE;
}
