/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CORE_RUNNER_APPROVE_KEY_H
#define CORE_RUNNER_APPROVE_KEY_H

/* The keys of a trust folder, for approve.c: keys.tsv, a line for each time that somebody trusted, retired or revoked one. */
#include "core/runner/plugin_package.h"
#include "core/sign/minisign.h"

/** Columns of keys.tsv; a line is a GStrv of them. */
typedef enum KeyColumn { KEY_ACTION, KEY_DAY, KEY_PREFIX, KEY_NAME, KEY_PUBLIC, KEY_PERSON, KEY_COLUMN_COUNT } KeyColumn;

/** Every line, oldest first. Owner: caller, g_ptr_array_unref(). Errors: NULL and H3133 or H3134. */
GPtrArray *approve_key_read(const char *trust, FindingList *findings);

/** The last line about a key, NULL when there is none. Owner: borrowed. */
char **approve_key_find(const GPtrArray *keys, const char *name);

/** Whether what a key signed may still run. Errors: false and H3143. */
bool approve_key_not_revoked(char **line, FindingList *findings);

/** Check the signature of a package: by a known key of its id, or by the one in @p key_file. @p signer becomes the key's name.
 *  Shapes: signer has room for MINISIGN_NAME. Errors: false and H3140 to H3147, H3160, H3163, H3164. */
bool approve_key_check(const GPtrArray *keys, const PluginPackage *package, const char *key_file, char *signer, MinisignPublic *key,
                       FindingList *findings);

/** Trust a key for ids that begin with a prefix. Errors: false and H3135 or H3136. */
bool approve_key_bind(const char *trust, const char *prefix, const MinisignPublic *key, const char *person, const char *day,
                      FindingList *findings);

#endif
