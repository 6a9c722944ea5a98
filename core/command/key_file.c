/* SPDX-License-Identifier: Apache-2.0 */
#include "core/command/key_file.h"

#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>

bool
key_file_write(const char *path, const char *text, int mode, FindingList *findings)
{
    g_autoptr(GError) error = NULL;
    if (g_file_test(path, G_FILE_TEST_EXISTS)) {
        finding_add(findings, 3150, "", 0, path, NULL);
        return false;
    }
    if (g_file_set_contents_full(path, text, -1, G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, mode, &error))
        return true;
    finding_add(findings, 3151, "", 0, path, error->message, NULL);
    return false;
}

static void
make_signing(char **secret_text, char **public_text)
{
    MinisignSecret secret;
    MinisignPublic public_key;
    minisign_new(&secret, &public_key);
    *secret_text = minisign_secret_text(&secret);
    *public_text = minisign_public_text(&public_key);
    minisign_forget(&secret);
}

static void
make_sealing(char **secret_text, char **public_text)
{
    EnvelopeSecret secret;
    EnvelopePublic public_key;
    envelope_new(&secret, &public_key);
    *secret_text = envelope_secret_text(&secret);
    *public_text = envelope_public_text(&public_key);
    envelope_forget(&secret);
}

bool
key_file_pair(const char *name, bool sealing, FindingList *findings)
{
    g_autofree char *secret_path = g_strconcat(name, sealing ? ".seal.key" : ".key", NULL);
    g_autofree char *public_path = g_strconcat(name, sealing ? ".seal.pub" : ".pub", NULL);
    g_autofree char *secret_text = NULL, *public_text = NULL;
    (sealing ? make_sealing : make_signing)(&secret_text, &public_text);
    bool made = key_file_write(secret_path, secret_text, 0600, findings) && key_file_write(public_path, public_text, 0644, findings);
    if (made)
        printf("%s\n%s\n", secret_path, public_path);
    memset(secret_text, 0, strlen(secret_text));
    return made;
}

bool
key_file_secret(const char *path, MinisignSecret *secret, FindingList *findings)
{
    g_autofree char *text = NULL;
    g_autofree char *name = g_path_get_basename(path);
    g_autoptr(GError) error = NULL;
    if (!g_file_get_contents(path, &text, NULL, &error)) {
        finding_add(findings, 3152, name, 0, error->message, NULL);
        return false;
    }
    MinisignFault fault = minisign_secret_read(text, secret);
    memset(text, 0, strlen(text));
    if (fault != MINISIGN_GOOD)
        finding_add(findings, fault == MINISIGN_PASSWORD ? 3154 : 3153, name, 0, NULL);
    return fault == MINISIGN_GOOD;
}

bool
key_file_seal(const char *path, EnvelopePublic *to, FindingList *findings)
{
    g_autofree char *text = NULL;
    g_autofree char *name = g_path_get_basename(path);
    if (g_file_get_contents(path, &text, NULL, NULL) && envelope_public_read(text, to))
        return true;
    finding_add(findings, 5049, name, 0, NULL);
    return false;
}
