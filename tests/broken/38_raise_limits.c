/* SPDX-License-Identifier: Apache-2.0 */
/* Case 38: raise a limit. */
#include <errno.h>
#include <sys/resource.h>
static const struct rlimit MORE = {RLIM_INFINITY, RLIM_INFINITY};
#define IN_UPDATE answer = setrlimit(RLIMIT_AS, &MORE) < 0 ? errno : BROKEN_DONE
#include "tests/broken/sound.h"
