/* SPDX-License-Identifier: Apache-2.0 */
/* Case 46: a count below zero. */
#include <math.h>
#define SPOIL o.numerator = -1
#include "tests/broken/sound.h"
