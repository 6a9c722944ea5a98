/* SPDX-License-Identifier: Apache-2.0 */
/* Case 46: a numerator above its denominator. */
#include <math.h>
#define SPOIL o = percentage(), o.numerator = 3
#include "tests/broken/sound.h"
