/* SPDX-License-Identifier: Apache-2.0 */
/* A plug-in that says how many workers it was told there are; its states cannot be added up. */
#define IN_CREATE (void)(answer = run->n_shards)
#include "tests/broken/sound.h"
