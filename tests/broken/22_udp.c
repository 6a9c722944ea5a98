/* SPDX-License-Identifier: Apache-2.0 */
/* Case 22: a datagram to this machine. */
#include <arpa/inet.h>
#include <errno.h>
#include <sys/socket.h>
static int
reach(void)
{
    struct sockaddr_in there = {.sin_family = AF_INET, .sin_port = htons(BROKEN_PORT), .sin_addr = {htonl(INADDR_LOOPBACK)}};
    int s = socket(AF_INET, SOCK_DGRAM, 0);
    return s < 0 || sendto(s, "x", 1, 0, (struct sockaddr *)&there, sizeof there) != 1 ? errno : BROKEN_DONE;
}
#define IN_UPDATE answer = reach()
#include "tests/broken/sound.h"
