/* SPDX-License-Identifier: Apache-2.0 */
/* Case 40: exit(0) without a word. */
#include <stdlib.h>
#define IN_UPDATE exit(0)
#include "tests/broken/sound.h"
