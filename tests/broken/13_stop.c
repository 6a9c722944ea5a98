/* SPDX-License-Identifier: Apache-2.0 */
/* Case 13: stop oneself. */
#include <signal.h>
#define IN_UPDATE raise(SIGSTOP)
#include "tests/broken/sound.h"
