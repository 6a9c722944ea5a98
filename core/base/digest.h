/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CORE_BASE_DIGEST_H
#define CORE_BASE_DIGEST_H

#include <glib.h>

/** SHA-256 of bytes in memory, 64 lower-case hexadecimal digits. Owner: caller, g_free(). */
char *digest_bytes(const void *bytes, size_t size);

/** SHA-256 of a file. Owner: caller, g_free(). Errors: H9001 with the system's words, NULL. */
char *digest_file(const char *path, GError **error);

#endif
