/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CORE_RUNNER_APPROVE_H
#define CORE_RUNNER_APPROVE_H

#include <glib.h>
#include <stdbool.h>

#include "core/base/finding.h"
#include "core/runner/plugin_package.h"

/* The trust folder says which plug-ins may run and whose signatures count. Nothing runs by being present. It holds two
 * files that people can read, to which lines are only ever added: approvals.tsv and keys.tsv, columns parted by tabs. */

/** One line of approvals.tsv: somebody lets a plug-in run, or no longer. */
typedef struct Approval {
    char *action; /* "approve" or "revoke" */
    char *day;    /* 2026-07-15, or "" */
    char *plugin, *version;
    char *manifest_sha256; /* names library and manifest at once: the manifest holds the library's digest */
    char *key;             /* of the signature that was verified, or "" for none */
    char *person;
} Approval;

/** Every line, oldest first. Owner: caller, g_ptr_array_unref(); holds Approval*.
 *  Errors: NULL and H3133 when the file cannot be read or has a damaged line; a missing file is an empty list. */
GPtrArray *approve_read(const char *trust, FindingList *findings);

/** Every line of keys.tsv, oldest first, as an Approval whose plugin is the prefix of the ids that the key may sign, whose version is
 *  "" and whose manifest_sha256 is the public key itself; the action is "trust", "retire" or "revoke".
 *  Owner: caller, g_ptr_array_unref(). Errors: NULL and H3133, H3134. */
GPtrArray *approve_read_keys(const char *trust, FindingList *findings);

/** Whether this very plug-in is approved, and the key of its signature not revoked.
 *  Errors: false and H3130 to H3133. */
bool approve_may_run(const char *trust, const PluginPackage *package, FindingList *findings);

/** Let a plug-in run, in the name of a person. A signature beside the manifest must verify with a key of the trust
 *  folder, or with the public key file @p key_file, which is then bound to the plug-in's id. @p day may be "".
 *  Errors: false and H3133 to H3149; the folder is unchanged. */
bool approve_add(const char *trust, const PluginPackage *package, const char *person, const char *day, const char *key_file,
                 FindingList *findings);

/** Take back every approval of a plug-in, or every signature by a key. Errors: false and H3133 to H3149. */
bool approve_revoke_plugin(const char *trust, const char *plugin, const char *person, const char *day, FindingList *findings);
bool approve_revoke_key(const char *trust, const char *key, const char *person, const char *day, FindingList *findings);

/** Put a new key in the place of an old one for the same ids: the old one may sign nothing more, what it signed and was
 *  approved still runs. The file of the new public key must be signed by the old key, in KEY_FILE.minisig; when the old key is
 *  @p lost, the person alone vouches for the new one.
 *  Errors: false and H3145, H3149, H3160 to H3162, H3164; the folder is unchanged. */
bool approve_rotate_key(const char *trust, const char *old, const char *key_file, bool lost, const char *person, const char *day,
                        FindingList *findings);

/** The line that decides about a manifest, NULL when there is none. Owner: borrowed from the list. */
const Approval *approve_find(const GPtrArray *approvals, const char *manifest_sha256);

#endif
