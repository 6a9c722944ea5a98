/* SPDX-License-Identifier: Apache-2.0 */
/* Case 5: built for another major version. */
#define TABLE {sizeof(hito_plugin), HITO_ABI(2, 0), HITO_ABI(2, 0), 2, "broken", "1.0.0", create, begin, update, end, finish, destroy, NULL}
#include "tests/broken/sound.h"
