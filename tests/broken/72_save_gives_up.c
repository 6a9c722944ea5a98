/* SPDX-License-Identifier: Apache-2.0 */
/* A worker cannot save. */
#define IN_SAVE return HITO_NO_MEMORY
#include "tests/broken/shards.h"
