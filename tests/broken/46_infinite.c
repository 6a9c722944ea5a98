/* SPDX-License-Identifier: Apache-2.0 */
/* Case 46: infinity. */
#include <math.h>
#define SPOIL o.present |= HITO_HAS_VALUE, o.value = INFINITY
#include "tests/broken/sound.h"
