/* SPDX-License-Identifier: Apache-2.0 */
/* Case 36: memory that is writable and executable. */
#include <errno.h>
#include <sys/mman.h>
#define IN_UPDATE answer = mmap(0, 4096, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) == MAP_FAILED ? errno : BROKEN_DONE
#include "tests/broken/sound.h"
