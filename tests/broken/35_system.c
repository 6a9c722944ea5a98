/* SPDX-License-Identifier: Apache-2.0 */
/* Case 35: run a shell. */
#include <stdlib.h>
#define IN_UPDATE answer = system("true")
#include "tests/broken/sound.h"
