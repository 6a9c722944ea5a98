/* SPDX-License-Identifier: Apache-2.0 */
#include "tests/support/golden.h"

#include <glib.h>
#include <stdio.h>
#include <string.h>

bool
golden_same(const char *path, const char *bytes, size_t size)
{
    g_autofree char *wanted = NULL;
    gsize length = 0;
    if (g_getenv("HITO_BLESS"))
        return g_file_set_contents(path, bytes, (gssize)size, NULL);
    if (g_file_get_contents(path, &wanted, &length, NULL) && length == size && memcmp(wanted, bytes, size) == 0)
        return true;
    g_auto(GStrv) now = g_strsplit(bytes, "\n", -1), then = g_strsplit(wanted ? wanted : "", "\n", -1);
    size_t line = 0;
    while (now[line] && then[line] && strcmp(now[line], then[line]) == 0)
        line++;
    fprintf(stderr, "%s:%zu differs (HITO_BLESS=1 writes it anew)\n< %.400s\n> %.400s\n", path, line + 1,
            then[line] ? then[line] : "(end)", now[line] ? now[line] : "(end)");
    return false;
}
