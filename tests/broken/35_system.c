/* SPDX-License-Identifier: Apache-2.0 */
/* Case 35: run a shell. */
#include <stdlib.h>
#define IN_UPDATE answer = system("exit 42")
#include "tests/broken/sound.h"
