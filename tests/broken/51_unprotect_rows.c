/* SPDX-License-Identifier: Apache-2.0 */
/* Case 51: make the rows writable. */
#include <stdint.h>
#include <sys/mman.h>
#define IN_UPDATE                                                                                                            \
    answer = mprotect((void *)((uintptr_t)batch->children[0]->buffers[1] & ~(uintptr_t)4095), 4096, PROT_READ | PROT_WRITE) < 0 \
                 ? errno                                                                                                     \
                 : BROKEN_DONE
#include "tests/broken/sound.h"
