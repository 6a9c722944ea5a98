/* SPDX-License-Identifier: Apache-2.0 */
/* A plug-in that ends its run with a message of its manifest. */
#define IN_UPDATE return host_of_run->fail(host_of_run->context, HITO_BAD_INPUT, 0, 3, 0)
#include "tests/broken/sound.h"
