/* SPDX-License-Identifier: Apache-2.0 */
/* Case 30: write a file of the host by its path. */
#include <fcntl.h>
#define IN_UPDATE answer = open(BROKEN_TARGET, O_WRONLY | O_TRUNC) < 0 ? errno : BROKEN_DONE
#include "tests/broken/sound.h"
