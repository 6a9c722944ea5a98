/* SPDX-License-Identifier: Apache-2.0 */
#include "core/base/digest.h"

#include <errno.h>
#include <stdio.h>

#include "core/base/finding.h"

char *
digest_bytes(const void *bytes, size_t size)
{
    return g_compute_checksum_for_data(G_CHECKSUM_SHA256, bytes, size);
}

char *
digest_file(const char *path, GError **error)
{
    FILE *file = fopen(path, "rbe");
    if (!file) {
        error_set(error, 9001, path, 0, g_strerror(errno), NULL);
        return NULL;
    }
    g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_SHA256);
    g_autofree guchar *block = g_malloc(1 << 16);
    size_t n;
    while ((n = fread(block, 1, 1 << 16, file)) > 0)
        g_checksum_update(sum, block, (gssize)n);
    int failed = ferror(file) ? errno : 0;
    fclose(file);
    if (failed) {
        error_set(error, 9001, path, 0, g_strerror(failed), NULL);
        return NULL;
    }
    return g_strdup(g_checksum_get_string(sum));
}
