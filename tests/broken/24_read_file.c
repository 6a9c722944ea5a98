/* SPDX-License-Identifier: Apache-2.0 */
/* Case 24: read a file in update. */
#include <fcntl.h>
#define IN_UPDATE answer = open("/etc/passwd", O_RDONLY) < 0 ? errno : BROKEN_DONE
#include "tests/broken/sound.h"
