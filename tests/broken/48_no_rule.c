/* SPDX-License-Identifier: Apache-2.0 */
/* Case 48: a row finding under a rule that is not declared. */
#define IN_UPDATE return host_of_run->finding(host_of_run->context, 0, 2, 7)
#include "tests/broken/sound.h"
