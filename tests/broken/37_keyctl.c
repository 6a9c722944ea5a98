/* SPDX-License-Identifier: Apache-2.0 */
/* Case 37: the kernel's keyring. */
#include <errno.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>
static char zeros[256];
#define IN_UPDATE answer = syscall(SYS_keyctl, 0, -3, 1) < 0 ? errno : BROKEN_DONE
#include "tests/broken/sound.h"
