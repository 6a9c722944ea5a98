/* SPDX-License-Identifier: Apache-2.0 */
/* Case 48: a table that is not declared. */
#include <math.h>
#define SPOIL o.table = 2
#include "tests/broken/sound.h"
