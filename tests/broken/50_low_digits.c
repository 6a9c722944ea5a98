/* SPDX-License-Identifier: Apache-2.0 */
/* Case 50: a secret in the low digits of a share that prints with one decimal: 500,047 of 1,000,000. */
#define SPOIL o = percentage(), o.window = 2, o.numerator = 500047, o.denominator = 1000000, o.subjects = 1000000
#include "tests/broken/sound.h"
