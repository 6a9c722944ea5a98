/* SPDX-License-Identifier: Apache-2.0 */
/* Outside in: seal, signature, content. Nothing of the content is believed before its signature holds. */
#include "core/command/intake.h"

#include <string.h>

#include "core/document/submission_read.h"
#include "core/runner/signers.h"
#include "core/sign/envelope.h"

#define KEY_ENDING ".seal.key"

/* What is known of one file while it is opened. */
typedef struct Intake {
    const char *file, *trust;
    GPtrArray *signers; /* NULL without a trust folder */
    char *signature;    /* file of minisign, NULL for none */
    char signer[MINISIGN_NAME];
    bool sealed;
    FindingList *findings;
} Intake;

static bool
read_secret(const char *trust, const char *name, EnvelopeSecret *secret)
{
    g_autofree char *path = g_build_filename(trust, name, NULL);
    g_autofree char *text = NULL;
    gsize size = 0;
    bool good = g_file_get_contents(path, &text, &size, NULL) && envelope_secret_read(text, secret);
    if (text)
        memset(text, 0, size);
    return good;
}

/* An office may have had several keys: the one whose name stands on the seal opens it. */
static GBytes *
open_seal(const Intake *in, GBytes *sealed)
{
    uint8_t id[MINISIGN_ID];
    char name[MINISIGN_NAME] = "";
    if (!envelope_sealed_to(sealed, id)) {
        finding_add(in->findings, 5043, in->file, 0, NULL);
        return NULL;
    }
    minisign_name(id, name);
    g_autoptr(GDir) folder = in->trust ? g_dir_open(in->trust, 0, NULL) : NULL;
    for (const char *entry = NULL; folder && (entry = g_dir_read_name(folder));) {
        EnvelopeSecret secret;
        if (!g_str_has_suffix(entry, KEY_ENDING) || !read_secret(in->trust, entry, &secret))
            continue;
        bool same = memcmp(secret.id, id, sizeof id) == 0;
        GBytes *content = same ? envelope_open(&secret, sealed) : NULL;
        envelope_forget(&secret);
        if (same && !content)
            finding_add(in->findings, 5045, in->file, 0, NULL);
        if (same)
            return content;
    }
    finding_add(in->findings, 5044, in->file, 0, name, NULL);
    return NULL;
}

static GBytes *
take_signature(Intake *in, GBytes *bytes)
{
    uint8_t id[MINISIGN_ID];
    GBytes *content = NULL;
    if (!envelope_part(bytes, &in->signature, &content) || minisign_signer(in->signature, id) != MINISIGN_GOOD) {
        g_clear_pointer(&content, g_bytes_unref);
        finding_add(in->findings, 5043, in->file, 0, NULL);
        return NULL;
    }
    minisign_name(id, in->signer);
    return content;
}

/* The key fits the bytes, and nobody has taken it back. An unknown key proves nothing: its bytes count as unsigned. */
static bool
check_signature(Intake *in, GBytes *content)
{
    const Signer *known = in->signature && in->signers ? signers_find(in->signers, in->signer) : NULL;
    if (!in->signature || !in->signers)
        return true;
    if (!known || strcmp(known->role, "partner") != 0) {
        finding_add(in->findings, 5048, in->file, 0, in->signer, NULL);
        *in->signer = '\0';
        return true;
    }
    if (strcmp(known->action, "trust") != 0) {
        finding_add(in->findings, 5046, in->file, 0, in->signer, known->who, *known->day ? known->day : "-", NULL);
        return false;
    }
    MinisignPublic key;
    gsize size = 0;
    const void *bytes = g_bytes_get_data(content, &size);
    if (minisign_public_read(known->public_key, &key) == MINISIGN_GOOD &&
        minisign_verify(&key, bytes, size, in->signature, NULL) == MINISIGN_GOOD)
        return true;
    finding_add(in->findings, 5042, in->file, 0, NULL);
    return false;
}

/* The key must be the partner's own, and a partner with a key signs. */
static bool
check_owner(const Intake *in, const Submission *s)
{
    if (!in->signers)
        return true;
    const Signer *known = *in->signer ? signers_find(in->signers, in->signer) : NULL;
    finding_list_set_partner(in->findings, s->partner);
    bool good = known ? strcmp(known->who, s->partner) == 0 : !signers_has(in->signers, "partner", s->partner);
    if (!good && known)
        finding_add(in->findings, 5041, in->file, 0, in->signer, s->partner, known->who, NULL);
    else if (!good)
        finding_add(in->findings, 5040, in->file, 0, s->partner, NULL);
    else if (!known && !s->synthetic)
        finding_add(in->findings, 5047, in->file, 0, s->partner, NULL);
    finding_list_set_partner(in->findings, "");
    return good;
}

static Submission *
take_in(Intake *in, GBytes *bytes)
{
    g_autoptr(GBytes) whole = g_bytes_ref(bytes);
    if (envelope_kind(whole) == ENVELOPE_SEALED) {
        GBytes *inside = open_seal(in, whole);
        if (!inside)
            return NULL;
        g_bytes_unref(whole);
        whole = inside;
        in->sealed = true;
    }
    g_autoptr(GBytes) content = envelope_kind(whole) == ENVELOPE_SIGNED ? take_signature(in, whole) : g_bytes_ref(whole);
    if (!content || !check_signature(in, content))
        return NULL;
    gsize size = 0;
    const char *text = g_bytes_get_data(content, &size);
    g_autoptr(Submission) s = submission_parse(text ? text : "", size, in->file, in->findings);
    if (!s || !check_owner(in, s))
        return NULL;
    g_free(s->signer);
    s->signer = g_strdup(in->signer);
    s->sealed = in->sealed;
    return g_steal_pointer(&s);
}

Submission *
intake_submission(const char *path, const char *trust, FindingList *findings)
{
    g_autofree char *file = g_path_get_basename(path);
    g_autofree char *bytes = NULL;
    gsize size = 0;
    g_autoptr(GError) error = NULL;
    if (!g_file_get_contents(path, &bytes, &size, &error)) {
        finding_add(findings, 5006, file, 0, error->message, NULL);
        return NULL;
    }
    g_autoptr(GBytes) all = g_bytes_new_take(g_steal_pointer(&bytes), size);
    g_autoptr(GPtrArray) signers = trust ? signers_read(trust, findings) : NULL;
    if (trust && !signers)
        return NULL;
    Intake in = {.file = file, .trust = trust, .signers = signers, .findings = findings};
    Submission *s = take_in(&in, all);
    g_free(in.signature);
    return s;
}
