/* SPDX-License-Identifier: Apache-2.0 */
#include "core/runner/approve.h"

#include <string.h>

#include "core/runner/approve_key.h"
#include "core/runner/trust_file.h"

static const char APPROVALS[] = "approvals.tsv";
static const char *const APPROVAL_COLUMNS[] = {"action", "day", "plugin", "version", "manifest_sha256", "key", "person", NULL};

enum { N_APPROVAL = 7 };

static void
approval_free(void *data)
{
    Approval *approval = data;
    char *strings[] = {approval->action, approval->day, approval->plugin, approval->version,
                       approval->manifest_sha256, approval->key, approval->person};
    for (size_t i = 0; i < G_N_ELEMENTS(strings); i++)
        g_free(strings[i]);
    g_free(approval);
}

GPtrArray *
approve_read(const char *trust, FindingList *findings)
{
    g_autoptr(GPtrArray) lines = trust_file_read(trust, APPROVALS, N_APPROVAL, findings);
    if (!lines)
        return NULL;
    GPtrArray *approvals = g_ptr_array_new_with_free_func(approval_free);
    for (guint i = 0; i < lines->len; i++) {
        char **c = lines->pdata[i];
        Approval *approval = g_new0(Approval, 1);
        *approval = (Approval){g_strdup(c[0]), g_strdup(c[1]), g_strdup(c[2]), g_strdup(c[3]), g_strdup(c[4]), g_strdup(c[5]), g_strdup(c[6])};
        g_ptr_array_add(approvals, approval);
    }
    return approvals;
}

GPtrArray *
approve_read_keys(const char *trust, FindingList *findings)
{
    g_autoptr(GPtrArray) lines = approve_key_read(trust, findings);
    if (!lines)
        return NULL;
    GPtrArray *keys = g_ptr_array_new_with_free_func(approval_free);
    for (guint i = 0; i < lines->len; i++) {
        char **c = lines->pdata[i];
        Approval *key = g_new0(Approval, 1);
        *key = (Approval){g_strdup(c[KEY_ACTION]), g_strdup(c[KEY_DAY]),  g_strdup(c[KEY_PREFIX]), g_strdup(""),
                          g_strdup(c[KEY_PUBLIC]), g_strdup(c[KEY_NAME]), g_strdup(c[KEY_PERSON])};
        g_ptr_array_add(keys, key);
    }
    return keys;
}

const Approval *
approve_find(const GPtrArray *approvals, const char *manifest_sha256)
{
    const Approval *found = NULL;
    for (guint i = 0; i < approvals->len; i++) {
        const Approval *line = approvals->pdata[i];
        bool same = strcmp(line->manifest_sha256, manifest_sha256) == 0;
        bool taken_back = found && strcmp(line->action, "revoke") == 0 && strcmp(line->plugin, found->plugin) == 0;
        if (same || taken_back)
            found = line;
    }
    return found;
}

bool
approve_may_run(const char *trust, const PluginPackage *package, FindingList *findings)
{
    const Manifest *manifest = package->manifest;
    g_autoptr(GPtrArray) approvals = approve_read(trust, findings);
    g_autoptr(GPtrArray) keys = approvals ? approve_key_read(trust, findings) : NULL;
    if (!keys)
        return false;
    const Approval *approval = approve_find(approvals, manifest->sha256);
    if (!approval) {
        finding_add(findings, 3130, "", 0, manifest->id, manifest->version, trust, NULL);
        return false;
    }
    if (strcmp(approval->action, "approve") != 0) {
        finding_add(findings, 3131, "", 0, manifest->id, approval->person, approval->day, NULL);
        return false;
    }
    char **key = *approval->key ? approve_key_find(keys, approval->key) : NULL;
    return !key || approve_key_not_revoked(key, findings);
}

bool
approve_add(const char *trust, const PluginPackage *package, const char *person, const char *day, const char *key_file,
            FindingList *findings)
{
    const Manifest *manifest = package->manifest;
    g_autoptr(GPtrArray) keys = approve_key_read(trust, findings);
    if (!keys)
        return false;
    char signer[MINISIGN_NAME] = "";
    MinisignPublic key;
    if (package->signature && !approve_key_check(keys, package, key_file, signer, &key, findings))
        return false;
    if (!package->signature && key_file) {
        finding_add(findings, 3146, "", 0, manifest->id, NULL);
        return false;
    }
    if (package->signature && !approve_key_find(keys, signer) && !approve_key_bind(trust, manifest->id, &key, person, day, findings))
        return false;
    const char *const columns[] = {"approve", day, manifest->id, manifest->version, manifest->sha256, signer, person, NULL};
    return trust_file_add(trust, APPROVALS, APPROVAL_COLUMNS, columns, findings);
}

bool
approve_revoke_plugin(const char *trust, const char *plugin, const char *person, const char *day, FindingList *findings)
{
    g_autoptr(GPtrArray) approvals = approve_read(trust, findings);
    bool known = false;
    for (guint i = 0; approvals && i < approvals->len; i++)
        known = known || strcmp(((const Approval *)approvals->pdata[i])->plugin, plugin) == 0;
    if (!approvals)
        return false;
    if (!known) {
        finding_add(findings, 3148, "", 0, plugin, NULL);
        return false;
    }
    const char *const columns[] = {"revoke", day, plugin, "", "", "", person, NULL};
    return trust_file_add(trust, APPROVALS, APPROVAL_COLUMNS, columns, findings);
}
