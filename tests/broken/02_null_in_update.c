/* SPDX-License-Identifier: Apache-2.0 */
/* Case 2: null write in update. */
#define IN_UPDATE *(volatile int *)0 = 1
#include "tests/broken/sound.h"
