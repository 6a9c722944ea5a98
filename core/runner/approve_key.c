/* SPDX-License-Identifier: Apache-2.0 */
#include "core/runner/approve_key.h"

#include <string.h>

#include "core/runner/approve.h"
#include "core/runner/trust_file.h"

static const char KEYS[] = "keys.tsv";
static const char *const COLUMNS[] = {"action", "day", "prefix", "key", "public", "person", NULL};

GPtrArray *
approve_key_read(const char *trust, FindingList *findings)
{
    return trust_file_read(trust, KEYS, KEY_COLUMN_COUNT, findings);
}

char **
approve_key_find(const GPtrArray *keys, const char *name)
{
    char **found = NULL;
    for (guint i = 0; i < keys->len; i++) {
        char **line = keys->pdata[i];
        if (strcmp(line[KEY_NAME], name) == 0)
            found = line;
    }
    return found;
}

bool
approve_key_not_revoked(char **line, FindingList *findings)
{
    if (strcmp(line[KEY_ACTION], "revoke") != 0)
        return true;
    finding_add(findings, 3143, "", 0, line[KEY_NAME], line[KEY_PERSON], line[KEY_DAY], NULL);
    return false;
}

/* A retired key signs nothing new, though what it signed before still runs. */
static bool
may_sign(char **line, FindingList *findings)
{
    if (strcmp(line[KEY_ACTION], "trust") == 0)
        return true;
    finding_add(findings, strcmp(line[KEY_ACTION], "retire") == 0 ? 3160 : 3164, "", 0, line[KEY_NAME], line[KEY_PERSON], line[KEY_DAY], NULL);
    return false;
}

/* A key may sign ids that begin with its prefix, ended or followed by a mark. */
static bool
covers(const char *prefix, const char *id)
{
    size_t n = strlen(prefix);
    return strncmp(id, prefix, n) == 0 && (id[n] == 0 || strchr("._-", id[n]) != NULL);
}

/* The key that signs an id by now; NULL when there is none. */
static char **
standing_key(const GPtrArray *keys, const char *id)
{
    for (guint i = 0; i < keys->len; i++) {
        char **last = approve_key_find(keys, ((char **)keys->pdata[i])[KEY_NAME]);
        if (strcmp(last[KEY_ACTION], "trust") == 0 && covers(last[KEY_PREFIX], id))
            return last;
    }
    return NULL;
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

/* A key of the trust folder, for ids that it is bound to. */
static bool
take_known(char **known, const char *id, MinisignPublic *key, FindingList *findings)
{
    if (!may_sign(known, findings))
        return false;
    if (!covers(known[KEY_PREFIX], id)) {
        finding_add(findings, 3142, "", 0, known[KEY_NAME], known[KEY_PREFIX], id, NULL);
        return false;
    }
    return minisign_public_read(known[KEY_PUBLIC], key) == MINISIGN_GOOD;
}

static bool
choose_key(const GPtrArray *keys, const char *signer, const char *id, const char *key_file, MinisignPublic *key, FindingList *findings)
{
    char **known = approve_key_find(keys, signer), **other = standing_key(keys, id);
    if (known)
        return take_known(known, id, key, findings);
    if (!key_file) {
        finding_add(findings, 3140, "", 0, id, signer, NULL);
        return false;
    }
    if (other) {
        finding_add(findings, 3163, "", 0, id, other[KEY_NAME], NULL);
        return false;
    }
    return take_key_file(key_file, key, findings);
}

bool
approve_key_check(const GPtrArray *keys, const PluginPackage *package, const char *key_file, char *signer, MinisignPublic *key,
                  FindingList *findings)
{
    uint8_t id[MINISIGN_ID];
    if (minisign_signer(package->signature, id) != MINISIGN_GOOD) {
        finding_add(findings, 3144, "manifest.json.minisig", 0, NULL);
        return false;
    }
    minisign_name(id, signer);
    if (!choose_key(keys, signer, package->manifest->id, key_file, key, findings))
        return false;
    gsize size = 0;
    const void *bytes = g_bytes_get_data(package->manifest_bytes, &size);
    MinisignFault fault = minisign_verify(key, bytes, size, package->signature, NULL);
    if (fault != MINISIGN_GOOD)
        finding_add(findings, fault == MINISIGN_OTHER_KEY ? 3147 : 3141, "manifest.json", 0, package->manifest->id, signer, NULL);
    return fault == MINISIGN_GOOD;
}

bool
approve_key_bind(const char *trust, const char *prefix, const MinisignPublic *key, const char *person, const char *day,
                 FindingList *findings)
{
    char name[MINISIGN_NAME];
    minisign_name(key->id, name);
    g_autofree char *text = minisign_public_text(key);
    g_auto(GStrv) lines = g_strsplit(text, "\n", 0);
    const char *const columns[] = {"trust", day, prefix, name, lines[1], person, NULL};
    return trust_file_add(trust, KEYS, COLUMNS, columns, findings);
}

/* Say once more what a key is, with another action. */
static bool
act_on(const char *trust, char **known, const char *action, const char *person, const char *day, FindingList *findings)
{
    const char *const columns[] = {action, day, known[KEY_PREFIX], known[KEY_NAME], known[KEY_PUBLIC], person, NULL};
    return trust_file_add(trust, KEYS, COLUMNS, columns, findings);
}

/* minisign prints the number of a key without the zeros in front. */
static char **
find_or_complain(const GPtrArray *keys, const char *name, FindingList *findings)
{
    g_autofree char *upper = g_ascii_strup(name, -1);
    g_autofree char *zeros = g_strnfill(MINISIGN_NAME - 1 - MIN(strlen(name), (size_t)(MINISIGN_NAME - 1)), '0');
    g_autofree char *whole = g_strconcat(zeros, upper, NULL);
    char **known = approve_key_find(keys, whole);
    if (!known)
        finding_add(findings, 3149, "", 0, name, NULL);
    return known;
}

bool
approve_revoke_key(const char *trust, const char *name, const char *person, const char *day, FindingList *findings)
{
    g_autoptr(GPtrArray) keys = approve_key_read(trust, findings);
    char **known = keys ? find_or_complain(keys, name, findings) : NULL;
    return known && act_on(trust, known, "revoke", person, day, findings);
}

/* Whether the old key says that the new one follows it: its signature over the file of the new public key. */
static bool
is_announced(char **old, const char *key_file, FindingList *findings)
{
    g_autofree char *path = g_strconcat(key_file, ".minisig", NULL);
    g_autofree char *name = g_path_get_basename(path);
    g_autofree char *signature = NULL, *bytes = NULL;
    gsize size = 0;
    MinisignPublic key;
    if (g_file_get_contents(path, &signature, NULL, NULL) && g_file_get_contents(key_file, &bytes, &size, NULL) &&
        minisign_public_read(old[KEY_PUBLIC], &key) == MINISIGN_GOOD &&
        minisign_verify(&key, bytes, size, signature, NULL) == MINISIGN_GOOD)
        return true;
    finding_add(findings, 3161, name, 0, old[KEY_NAME], NULL);
    return false;
}

bool
approve_rotate_key(const char *trust, const char *old, const char *key_file, bool lost, const char *person, const char *day,
                   FindingList *findings)
{
    g_autoptr(GPtrArray) keys = approve_key_read(trust, findings);
    char **known = keys ? find_or_complain(keys, old, findings) : NULL;
    MinisignPublic key;
    if (!known || !may_sign(known, findings) || !take_key_file(key_file, &key, findings))
        return false;
    char name[MINISIGN_NAME];
    minisign_name(key.id, name);
    if (approve_key_find(keys, name)) {
        finding_add(findings, 3162, "", 0, name, NULL);
        return false;
    }
    if (!lost && !is_announced(known, key_file, findings))
        return false;
    /* The new key first: between the two lines either key signs, never none. */
    return approve_key_bind(trust, known[KEY_PREFIX], &key, person, day, findings) && act_on(trust, known, "retire", person, day, findings);
}
