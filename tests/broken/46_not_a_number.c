/* SPDX-License-Identifier: Apache-2.0 */
/* Case 46: NaN. */
#include <math.h>
#define SPOIL o.present |= HITO_HAS_VALUE, o.value = NAN
#include "tests/broken/sound.h"
