/* SPDX-License-Identifier: Apache-2.0 */
/* Case 39: load another library. */
#include <dlfcn.h>
#include <stddef.h>
#define IN_UPDATE answer = dlopen("libjansson.so.4", RTLD_NOW) == NULL
#include "tests/broken/sound.h"
