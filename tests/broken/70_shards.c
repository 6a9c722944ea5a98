/* SPDX-License-Identifier: Apache-2.0 */
/* No fault at all: three rows over some workers. */
#include "tests/broken/shards.h"
