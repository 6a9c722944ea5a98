/* SPDX-License-Identifier: Apache-2.0 */
/* Case 40: exit(0) where the results should come. */
#include <stdlib.h>
#define IN_FINISH exit(0);
#include "tests/broken/sound.h"
