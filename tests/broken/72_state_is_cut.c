/* SPDX-License-Identifier: Apache-2.0 */
/* A worker writes less than its state. */
#define IN_SAVE return sink->write(sink->context, "abc", 3)
#include "tests/broken/shards.h"
