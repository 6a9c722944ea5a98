/* SPDX-License-Identifier: Apache-2.0 */
/* Case 5: the table names another plug-in than the manifest. */
#define TABLE {sizeof(hito_plugin), HITO_ABI_1_0, HITO_ABI_1_0, 2, "other", "1.0.0", create, begin, update, end, finish, destroy, NULL}
#include "tests/broken/sound.h"
