/* SPDX-License-Identifier: Apache-2.0 */
/* Case 5: a function of the table is NULL. */
#define TABLE {sizeof(hito_plugin), HITO_ABI_1_0, HITO_ABI_1_0, 2, "broken", "1.0.0", create, begin, update, end, NULL, destroy, NULL}
#include "tests/broken/sound.h"
