/* SPDX-License-Identifier: Apache-2.0 */
/* Case 35: run a program. */
#include <errno.h>
#include <unistd.h>
#define IN_UPDATE                                                                                                            \
    execl("/bin/sh", "sh", "-c", "exit 42", (char *)0);                                                                      \
    answer = errno
#include "tests/broken/sound.h"
