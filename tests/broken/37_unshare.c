/* SPDX-License-Identifier: Apache-2.0 */
/* Case 37: new namespaces. */
#include <sys/syscall.h>
#include <unistd.h>
#define IN_UPDATE answer = syscall(SYS_unshare, 0x10000000)
#include "tests/broken/sound.h"
