/* SPDX-License-Identifier: Apache-2.0 */
/* Case 5: no entry at all. */
#define NO_ENTRY
#include "tests/broken/sound.h"
void *keep_used[] = {(void *)create, (void *)begin, (void *)update, (void *)end, (void *)finish, (void *)destroy};
