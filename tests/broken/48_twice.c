/* SPDX-License-Identifier: Apache-2.0 */
/* Case 48: one cell twice. */
#include <math.h>
#define SPOIL if (emit(&o) != HITO_OK) return HITO_INTERNAL
#include "tests/broken/sound.h"
