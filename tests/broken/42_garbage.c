/* SPDX-License-Identifier: Apache-2.0 */
/* Case 42: garbage on the pipe. */
#include <unistd.h>
#define IN_UPDATE answer = write(3, "this is not a frame, and quite long", 35)
#include "tests/broken/sound.h"
