/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CORE_DOCUMENT_MANIFEST_PACK_H
#define CORE_DOCUMENT_MANIFEST_PACK_H

#include "core/base/finding.h"

/** Name a shared object in the manifest that lies beside it: file, SHA-256 and size. Everything else keeps its bytes,
 *  and packing twice changes nothing. The file is replaced as a whole or not at all.
 *  @p library is the file's name in @p folder, or NULL for what the manifest names, else <id>.so.
 *  Errors: false and H3001 to H3011, H3020, H3021. */
bool manifest_pack(const char *folder, const char *library, FindingList *findings);

/** The bytes of a manifest with its member "library" set to @p value, which is put behind "version" when it is not there.
 *  @p json must be a correct manifest. Owner: caller, g_free().
 *  Errors: NULL when the key "version" is written with escapes. */
char *manifest_set_library(const char *json, const char *value);

#endif
