/* SPDX-License-Identifier: Apache-2.0 */
/* Case 46: class A without subjects. */
#include <math.h>
#define SPOIL o.present = HITO_HAS_NUMERATOR
#include "tests/broken/sound.h"
