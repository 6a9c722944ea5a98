/* SPDX-License-Identifier: Apache-2.0 */
/* Case 52: map the rows a second time, writable, through every descriptor there is. */
#include <sys/mman.h>
#define IN_UPDATE                                                                                                            \
    for (int f = 0; f < 64; f++)                                                                                             \
    answer += mmap(0, 4096, PROT_READ | PROT_WRITE, MAP_SHARED, f, 0) != MAP_FAILED
#include "tests/broken/sound.h"
