/* SPDX-License-Identifier: Apache-2.0 */
#include "core/base/digest.h"

#include <errno.h>
#include <nettle/sha2.h>
#include <stdio.h>

#include "core/base/finding.h"

struct Digest {
    struct sha256_ctx context;
};

Digest *
digest_new(void)
{
    Digest *digest = g_new(Digest, 1);
    sha256_init(&digest->context);
    return digest;
}

void
digest_free(Digest *digest)
{
    g_free(digest);
}

void
digest_add(Digest *digest, const void *bytes, size_t size)
{
    sha256_update(&digest->context, size, bytes);
}

char *
digest_finish(Digest *digest)
{
    uint8_t sum[SHA256_DIGEST_SIZE];
    sha256_digest(&digest->context, sizeof sum, sum);
    GString *text = g_string_sized_new(2 * sizeof sum);
    for (size_t i = 0; i < sizeof sum; i++)
        g_string_append_printf(text, "%02x", sum[i]);
    return g_string_free(text, FALSE);
}

char *
digest_bytes(const void *bytes, size_t size)
{
    g_autoptr(Digest) digest = digest_new();
    digest_add(digest, bytes, size);
    return digest_finish(digest);
}

char *
digest_file(const char *path, GError **error)
{
    FILE *file = fopen(path, "rbe");
    if (!file) {
        error_set(error, 9001, path, 0, g_strerror(errno), NULL);
        return NULL;
    }
    g_autoptr(Digest) digest = digest_new();
    g_autofree guchar *block = g_malloc(1 << 16);
    size_t n;
    while ((n = fread(block, 1, 1 << 16, file)) > 0)
        digest_add(digest, block, n);
    int failed = ferror(file) ? errno : 0;
    fclose(file);
    if (failed) {
        error_set(error, 9001, path, 0, g_strerror(failed), NULL);
        return NULL;
    }
    return digest_finish(digest);
}
