/* SPDX-License-Identifier: Apache-2.0 */
/* Case 17: memory outside the limit, in a memory file. */
#include <sys/syscall.h>
#include <unistd.h>
#define IN_UPDATE answer = syscall(SYS_memfd_create, "x", 0) < 0 ? errno : BROKEN_DONE
#include "tests/broken/sound.h"
