/* SPDX-License-Identifier: Apache-2.0 */
/* Case 38: raise a limit. */
#include <sys/resource.h>
static const struct rlimit MORE = {1 << 30, 1 << 30};
#define IN_UPDATE answer = setrlimit(RLIMIT_AS, &MORE) < 0 ? errno : -1
#include "tests/broken/sound.h"
