/* SPDX-License-Identifier: Apache-2.0 */
/* Case 56: what libc reads from files: a bit each for users, character sets, locales and time zones. */
#include <iconv.h>
#include <locale.h>
#include <pwd.h>
#include <stdlib.h>
#include <time.h>
static int
ask(void)
{
    time_t noon = 1750000000;
    struct tm there;
    int got = getpwuid(0) != NULL;
    got |= (iconv_open("UTF-8", "WINDOWS-1252") != (iconv_t)-1) << 1;
    got |= (setlocale(LC_ALL, "C.UTF-8") != NULL) << 2;
    setenv("TZ", "America/Bogota", 1);
    tzset();
    got |= (localtime_r(&noon, &there) != NULL && there.tm_gmtoff != 0) << 3;
    return got;
}
#define IN_UPDATE answer = ask()
#include "tests/broken/sound.h"
