/* SPDX-License-Identifier: Apache-2.0 */
/* Case 26: size and time of a secret file, in a constructor. */
#include <sys/stat.h>
#include "tests/broken/sound.h"

__attribute__((constructor)) static void
peek(void)
{
    struct stat info;
    answer = stat("/etc/shadow", &info) < 0 ? errno : BROKEN_DONE;
}
