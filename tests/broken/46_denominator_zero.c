/* SPDX-License-Identifier: Apache-2.0 */
/* Case 46: a denominator of zero with a value. */
#include <math.h>
#define SPOIL o = percentage(), o.numerator = 0, o.denominator = 0
#include "tests/broken/sound.h"
