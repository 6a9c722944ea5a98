/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CORE_BASE_DIGEST_H
#define CORE_BASE_DIGEST_H

#include <glib.h>

/** SHA-256 of bytes in memory, 64 lower-case hexadecimal digits. Owner: caller, g_free(). */
char *digest_bytes(const void *bytes, size_t size);

/** SHA-256 of a file. Owner: caller, g_free(). Errors: H9001 with the system's words, NULL. */
char *digest_file(const char *path, GError **error);

/** A SHA-256 that is computed while bytes pass by. */
typedef struct Digest Digest;

/** A digest of no bytes yet. Owner: caller, digest_free(). */
Digest *digest_new(void);
void digest_free(Digest *digest);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Digest, digest_free)

/** Add bytes behind those added before. */
void digest_add(Digest *digest, const void *bytes, size_t size);

/** The digest of all bytes added since it was made or last finished. Owner: caller, g_free(). */
char *digest_finish(Digest *digest);

#endif
