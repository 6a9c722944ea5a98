/* SPDX-License-Identifier: Apache-2.0 */
/* Case 37: new namespaces. */
#include <errno.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>
static char zeros[256];
#define IN_UPDATE answer = syscall(SYS_unshare, 0x10000000) < 0 ? errno : BROKEN_DONE
#include "tests/broken/sound.h"
