/* SPDX-License-Identifier: Apache-2.0 */
/* Case 34: trace another process. */
#include <sys/ptrace.h>
#define IN_UPDATE answer = ptrace(PTRACE_ATTACH, 1, 0, 0)
#include "tests/broken/sound.h"
