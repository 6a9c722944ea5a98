/* SPDX-License-Identifier: Apache-2.0 */
/* Case 7: linked to ask for an executable stack. */
#include "tests/broken/sound.h"
