/* SPDX-License-Identifier: Apache-2.0 */
/* Case 58: what stands under the library's name when it has been checked. */
#define IN_UPDATE answer = 58
#include "tests/broken/sound.h"
