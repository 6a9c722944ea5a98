/* SPDX-License-Identifier: Apache-2.0 */
/* Case 22: a UDP socket. */
#include <sys/socket.h>
#define IN_UPDATE answer = socket(AF_INET6, SOCK_DGRAM, 0)
#include "tests/broken/sound.h"
