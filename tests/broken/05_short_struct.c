/* SPDX-License-Identifier: Apache-2.0 */
/* Case 5: a table shorter than contract 1.0. */
#define TABLE {16, HITO_ABI_1_0, HITO_ABI_1_0, 2, "broken", "1.0.0", create, begin, update, end, finish, destroy, NULL}
#include "tests/broken/sound.h"
