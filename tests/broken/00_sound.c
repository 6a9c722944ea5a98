/* SPDX-License-Identifier: Apache-2.0 */
/* The sound plug-in itself. */
#include "tests/broken/sound.h"
