/* SPDX-License-Identifier: Apache-2.0 */
/* Case 48: a note that is not declared. */
#include <math.h>
#define SPOIL o.note = 1
#include "tests/broken/sound.h"
