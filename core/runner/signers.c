/* SPDX-License-Identifier: Apache-2.0 */
#include "core/runner/signers.h"

#include <string.h>

#include "core/runner/trust_file.h"
#include "core/sign/minisign.h"

enum { COLUMNS = 7 };

static const char FILE_NAME[] = "signers.tsv";
static const char *const HEADER[] = {"action", "day", "role", "who", "key", "public_key", "person", NULL};

static void
signer_free(void *data)
{
    Signer *s = data;
    char *const strings[] = {s->action, s->day, s->role, s->who, s->key, s->public_key, s->person};
    for (size_t i = 0; i < G_N_ELEMENTS(strings); i++)
        g_free(strings[i]);
    g_free(s);
}

GPtrArray *
signers_read(const char *trust, FindingList *findings)
{
    g_autoptr(GPtrArray) lines = trust_file_read(trust, FILE_NAME, COLUMNS, findings);
    if (!lines)
        return NULL;
    GPtrArray *signers = g_ptr_array_new_with_free_func(signer_free);
    for (guint i = 0; i < lines->len; i++) {
        char **c = lines->pdata[i];
        Signer *s = g_new0(Signer, 1);
        *s = (Signer){g_strdup(c[0]), g_strdup(c[1]), g_strdup(c[2]), g_strdup(c[3]), g_strdup(c[4]), g_strdup(c[5]), g_strdup(c[6])};
        g_ptr_array_add(signers, s);
    }
    return signers;
}

const Signer *
signers_find(const GPtrArray *signers, const char *key)
{
    for (guint i = signers->len; i > 0; i--) {
        const Signer *s = signers->pdata[i - 1];
        if (strcmp(s->key, key) == 0)
            return s;
    }
    return NULL;
}

bool
signers_has(const GPtrArray *signers, const char *role, const char *who)
{
    for (guint i = 0; i < signers->len; i++) {
        const Signer *s = signers->pdata[i];
        if (strcmp(s->role, role) == 0 && (!who || strcmp(s->who, who) == 0) &&
            strcmp(signers_find(signers, s->key)->action, "trust") == 0)
            return true;
    }
    return false;
}

static bool
add_line(const char *trust, const Signer *s, FindingList *findings)
{
    const char *const columns[] = {s->action, s->day ? s->day : "", s->role, s->who, s->key, s->public_key, s->person, NULL};
    return trust_file_add(trust, FILE_NAME, HEADER, columns, findings);
}

static bool
read_key(const char *path, char **line, char *name, FindingList *findings)
{
    g_autofree char *text = NULL;
    g_autofree char *file = g_path_get_basename(path);
    g_autoptr(GError) error = NULL;
    MinisignPublic key;
    if (!g_file_get_contents(path, &text, NULL, &error) || minisign_public_read(text, &key) != MINISIGN_GOOD) {
        finding_add(findings, 5050, file, 0, error ? error->message : "minisign", NULL);
        return false;
    }
    g_autofree char *canonical = minisign_public_text(&key);
    *line = g_strchomp(g_strdup(strchr(canonical, '\n') + 1));
    minisign_name(key.id, name);
    return true;
}

bool
signers_add(const char *trust, const Signer *line, const char *key_file, FindingList *findings)
{
    g_autofree char *public_key = NULL;
    char name[MINISIGN_NAME];
    g_autoptr(GPtrArray) signers = signers_read(trust, findings);
    if (!signers || !read_key(key_file, &public_key, name, findings))
        return false;
    const Signer *known = signers_find(signers, name);
    if (known) { /* a key that was revoked is never believed again, and none has two owners */
        finding_add(findings, 5051, "", 0, name, known->who, known->action, NULL);
        return false;
    }
    Signer whole = *line;
    whole.action = (char[]){"trust"};
    whole.key = name;
    whole.public_key = public_key;
    return add_line(trust, &whole, findings);
}

bool
signers_revoke(const char *trust, const char *key, const char *person, const char *day, FindingList *findings)
{
    g_autoptr(GPtrArray) signers = signers_read(trust, findings);
    const Signer *known = signers ? signers_find(signers, key) : NULL;
    if (signers && (!known || strcmp(known->action, "trust") != 0)) {
        finding_add(findings, 5052, "", 0, key, NULL);
        return false;
    }
    if (!known)
        return false;
    g_autofree char *by = g_strdup(person), *on = g_strdup(day);
    Signer line = *known;
    line.action = (char[]){"revoke"};
    line.day = on;
    line.person = by;
    return add_line(trust, &line, findings);
}
