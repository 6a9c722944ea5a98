/* SPDX-License-Identifier: Apache-2.0 */
/* Case 4: abort. */
#include <stdlib.h>
#define IN_UPDATE abort()
#include "tests/broken/sound.h"
