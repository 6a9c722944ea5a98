/* SPDX-License-Identifier: Apache-2.0 */
/* Case 35: run a program. */
#include <unistd.h>
#define IN_UPDATE answer = execl("/bin/sh", "sh", (char *)0)
#include "tests/broken/sound.h"
