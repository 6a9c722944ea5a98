/* SPDX-License-Identifier: Apache-2.0 */
/* Case 48: a window outside the run. */
#include <math.h>
#define SPOIL o.window = 4000
#include "tests/broken/sound.h"
