/* SPDX-License-Identifier: Apache-2.0 */
/* Case 32: create a file. */
#include <fcntl.h>
#define IN_UPDATE answer = open(BROKEN_CREATED, O_WRONLY | O_CREAT, 0600) < 0 ? errno : BROKEN_DONE
#include "tests/broken/sound.h"
