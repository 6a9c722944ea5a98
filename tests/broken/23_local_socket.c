/* SPDX-License-Identifier: Apache-2.0 */
/* Case 23: a local socket with an abstract name, which no file right guards. */
#include <errno.h>
#include <stddef.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
static int
reach(void)
{
    static const char NAME[] = "hito_broken_23";
    struct sockaddr_un there = {.sun_family = AF_UNIX};
    memcpy(there.sun_path + 1, NAME, sizeof NAME - 1);
    int s = socket(AF_UNIX, SOCK_STREAM, 0);
    return s < 0 || connect(s, (struct sockaddr *)&there, offsetof(struct sockaddr_un, sun_path) + sizeof NAME) < 0 ? errno : BROKEN_DONE;
}
#define IN_UPDATE answer = reach()
#include "tests/broken/sound.h"
