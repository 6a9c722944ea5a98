/* SPDX-License-Identifier: Apache-2.0 */
/* Case 41: a well-formed frame with a wrong number, before the plug-in ends. */
#include <unistd.h>
static const unsigned char CLOSING[48] = {32, 0, 0, 0, 9, 0, 'i', 'H'};
#define IN_UPDATE                                                                                                            \
    answer = write(3, CLOSING, sizeof CLOSING);                                                                              \
    _exit(0)
#include "tests/broken/sound.h"
