/* SPDX-License-Identifier: Apache-2.0 */
/* Case 48: a fiscal year where quarters are declared. */
#include <math.h>
#define SPOIL o.window = 4
#include "tests/broken/sound.h"
