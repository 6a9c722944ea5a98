/* SPDX-License-Identifier: Apache-2.0 */
/* Case 8: needs a library that its manifest does not name. */
#include "tests/broken/sound.h"
