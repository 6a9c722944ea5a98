/* SPDX-License-Identifier: Apache-2.0 */
/* Case 49: the third quarter counts one child. */
#define SPOIL o.window = 2, o.numerator = o.subjects = 1
#include "tests/broken/sound.h"
