/* SPDX-License-Identifier: Apache-2.0 */
/* Case 41: a closing record of one's own, with the right counts but the wrong number and sum. */
#include <unistd.h>
static const unsigned char CLOSING[48] = {32, 0, 0, 0, 9, 0, 'i', 'H', [32] = 1, [40] = 3};
#define IN_FINISH                                                                                                            \
    answer = write(3, CLOSING, sizeof CLOSING);                                                                              \
    _exit(0);
#include "tests/broken/sound.h"
