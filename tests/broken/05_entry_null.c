/* SPDX-License-Identifier: Apache-2.0 */
/* Case 5: the entry answers NULL. */
#define ENTRY NULL
#include "tests/broken/sound.h"
