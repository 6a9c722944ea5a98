/* SPDX-License-Identifier: Apache-2.0 */
/* Case 48: an indicator that is not declared. */
#include <math.h>
#define SPOIL o.indicator = 2
#include "tests/broken/sound.h"
