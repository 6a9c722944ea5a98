/* SPDX-License-Identifier: Apache-2.0 */
/* Case 37: a map of BPF. */
#include <errno.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>
static char zeros[256];
#define IN_UPDATE answer = syscall(SYS_bpf, 0, memcpy(zeros, "\2\0\0\0\4\0\0\0\4\0\0\0\1\0\0\0", 16), 64) < 0 ? errno : BROKEN_DONE
#include "tests/broken/sound.h"
