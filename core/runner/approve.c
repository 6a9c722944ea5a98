/* SPDX-License-Identifier: Apache-2.0 */
#include "core/runner/approve.h"

#include <string.h>

#include "core/runner/trust_file.h"
#include "core/sign/minisign.h"

static const char APPROVALS[] = "approvals.tsv", KEYS[] = "keys.tsv";
static const char *const APPROVAL_COLUMNS[] = {"action", "day", "plugin", "version", "manifest_sha256", "key", "person", NULL};
static const char *const KEY_COLUMNS[] = {"action", "day", "prefix", "key", "public", "person", NULL};

enum { N_APPROVAL = 7, N_KEY = 6 };

/* Columns of keys.tsv. */
enum { KEY_ACTION, KEY_DAY, KEY_PREFIX, KEY_NAME, KEY_PUBLIC, KEY_PERSON };

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

/* The last line about a key; NULL when there is none. */
static char **
find_key(const GPtrArray *keys, const char *name)
{
    char **found = NULL;
    for (guint i = 0; i < keys->len; i++) {
        char **line = keys->pdata[i];
        if (strcmp(line[KEY_NAME], name) == 0)
            found = line;
    }
    return found;
}

static bool
key_stands(char **line, FindingList *findings)
{
    if (strcmp(line[KEY_ACTION], "revoke") != 0)
        return true;
    finding_add(findings, 3143, "", 0, line[KEY_NAME], line[KEY_PERSON], line[KEY_DAY], NULL);
    return false;
}

bool
approve_may_run(const char *trust, const PluginPackage *package, FindingList *findings)
{
    const Manifest *manifest = package->manifest;
    g_autoptr(GPtrArray) approvals = approve_read(trust, findings);
    g_autoptr(GPtrArray) keys = approvals ? trust_file_read(trust, KEYS, N_KEY, findings) : NULL;
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
    char **key = *approval->key ? find_key(keys, approval->key) : NULL;
    return !key || key_stands(key, findings);
}

/* A key may sign ids that begin with its prefix, ended or followed by a mark. */
static bool
covers(const char *prefix, const char *id)
{
    size_t n = strlen(prefix);
    return strncmp(id, prefix, n) == 0 && (id[n] == 0 || strchr("._-", id[n]) != NULL);
}

static bool
take_key_file(const char *path, MinisignPublic *key, FindingList *findings)
{
    g_autofree char *text = NULL;
    g_autofree char *name = g_path_get_basename(path);
    if (g_file_get_contents(path, &text, NULL, NULL) && minisign_public_read(text, key) == MINISIGN_GOOD)
        return true;
    finding_add(findings, 3145, name, 0, NULL);
    return false;
}

/* The key that a signature is checked with: a known one of this id, or the one of the file. */
static bool
choose_key(const GPtrArray *keys, const char *signer, const PluginPackage *package, const char *key_file, MinisignPublic *key,
           FindingList *findings)
{
    char **known = find_key(keys, signer);
    if (known) {
        if (!key_stands(known, findings))
            return false;
        if (!covers(known[KEY_PREFIX], package->manifest->id)) {
            finding_add(findings, 3142, "", 0, signer, known[KEY_PREFIX], package->manifest->id, NULL);
            return false;
        }
        return minisign_public_read(known[KEY_PUBLIC], key) == MINISIGN_GOOD;
    }
    if (!key_file) {
        finding_add(findings, 3140, "", 0, package->manifest->id, signer, NULL);
        return false;
    }
    return take_key_file(key_file, key, findings);
}

/* Check the signature and, when its key is new, answer the line that binds the key to the id. */
static bool
check_signature(const GPtrArray *keys, const PluginPackage *package, const char *key_file, char *signer, MinisignPublic *key,
                FindingList *findings)
{
    uint8_t id[MINISIGN_ID];
    if (minisign_signer(package->signature, id) != MINISIGN_GOOD) {
        finding_add(findings, 3144, "manifest.json.minisig", 0, NULL);
        return false;
    }
    minisign_name(id, signer);
    if (!choose_key(keys, signer, package, key_file, key, findings))
        return false;
    gsize size = 0;
    const void *bytes = g_bytes_get_data(package->manifest_bytes, &size);
    MinisignFault fault = minisign_verify(key, bytes, size, package->signature, NULL);
    if (fault != MINISIGN_GOOD)
        finding_add(findings, fault == MINISIGN_OTHER_KEY ? 3147 : 3141, "manifest.json", 0, package->manifest->id, signer, NULL);
    return fault == MINISIGN_GOOD;
}

static bool
bind_key(const char *trust, const char *prefix, const MinisignPublic *key, const char *person, const char *day,
         FindingList *findings)
{
    char name[MINISIGN_NAME];
    minisign_name(key->id, name);
    g_autofree char *text = minisign_public_text(key);
    g_auto(GStrv) lines = g_strsplit(text, "\n", 0);
    const char *const columns[] = {"trust", day, prefix, name, lines[1], person, NULL};
    return trust_file_add(trust, KEYS, KEY_COLUMNS, columns, findings);
}

bool
approve_add(const char *trust, const PluginPackage *package, const char *person, const char *day, const char *key_file,
            FindingList *findings)
{
    const Manifest *manifest = package->manifest;
    g_autoptr(GPtrArray) keys = trust_file_read(trust, KEYS, N_KEY, findings);
    if (!keys)
        return false;
    char signer[MINISIGN_NAME] = "";
    MinisignPublic key;
    if (package->signature && !check_signature(keys, package, key_file, signer, &key, findings))
        return false;
    if (!package->signature && key_file) {
        finding_add(findings, 3146, "", 0, manifest->id, NULL);
        return false;
    }
    if (package->signature && !find_key(keys, signer) && !bind_key(trust, manifest->id, &key, person, day, findings))
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

bool
approve_revoke_key(const char *trust, const char *name, const char *person, const char *day, FindingList *findings)
{
    g_autoptr(GPtrArray) keys = trust_file_read(trust, KEYS, N_KEY, findings);
    if (!keys)
        return false;
    char **known = find_key(keys, name);
    if (!known) {
        finding_add(findings, 3149, "", 0, name, NULL);
        return false;
    }
    const char *const columns[] = {"revoke", day, known[KEY_PREFIX], name, known[KEY_PUBLIC], person, NULL};
    return trust_file_add(trust, KEYS, KEY_COLUMNS, columns, findings);
}
