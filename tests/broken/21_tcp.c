/* SPDX-License-Identifier: Apache-2.0 */
/* Case 21: a TCP connection. */
#include <sys/socket.h>
#define IN_UPDATE answer = socket(AF_INET, SOCK_STREAM, 0)
#include "tests/broken/sound.h"
