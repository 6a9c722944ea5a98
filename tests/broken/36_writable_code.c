/* SPDX-License-Identifier: Apache-2.0 */
/* Case 36: memory that is writable and executable. */
#include <sys/mman.h>
static void *volatile block;
#define IN_UPDATE block = mmap(0, 4096, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
#include "tests/broken/sound.h"
