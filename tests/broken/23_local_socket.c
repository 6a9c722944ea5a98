/* SPDX-License-Identifier: Apache-2.0 */
/* Case 23: a local socket. */
#include <sys/socket.h>
#define IN_UPDATE answer = socket(AF_UNIX, SOCK_STREAM, 0) < 0 ? errno : -1
#include "tests/broken/sound.h"
