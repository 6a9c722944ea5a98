/* SPDX-License-Identifier: Apache-2.0 */
/* Case 48: a code outside its list. */
#include <math.h>
#define SPOIL static const uint16_t codes[] = {3}; o.table = 1, o.n_codes = 1, o.codes = codes
#include "tests/broken/sound.h"
