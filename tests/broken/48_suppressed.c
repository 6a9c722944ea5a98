/* SPDX-License-Identifier: Apache-2.0 */
/* Case 48: a status that only the host gives. */
#include <math.h>
#define SPOIL o.status = 3
#include "tests/broken/sound.h"
