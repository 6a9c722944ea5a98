/* SPDX-License-Identifier: Apache-2.0 */
#include "core/command/submit.h"

#include "core/base/digest.h"
#include "core/command/command.h"
#include "core/command/intake.h"
#include "core/command/key_file.h"
#include "core/command/options.h"
#include "core/document/submission_write.h"

static GBytes *
sign(const Submission *s, const char *key_file, GBytes *content, FindingList *findings)
{
    MinisignSecret secret;
    if (!key_file_secret(key_file, &secret, findings))
        return NULL;
    g_autofree char *comment = g_strdup_printf("hito submission %s %s %s", s->programme, s->partner, s->period);
    GBytes *signed_bytes = envelope_sign(&secret, content, comment);
    minisign_forget(&secret);
    return signed_bytes;
}

static bool
write_bytes(GBytes *bytes, const char *path, FindingList *findings)
{
    gsize size = 0;
    const char *data = g_bytes_get_data(bytes, &size);
    g_autofree char *file = g_path_get_basename(path);
    g_autoptr(GError) error = NULL;
    if (g_file_set_contents_full(path, data, (gssize)size, G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0600, &error))
        return true;
    finding_add(findings, 5007, file, 0, error->message, NULL);
    return false;
}

bool
submit_write(Submission *submission, const char *key_file, const char *seal_file, const char *path, FindingList *findings)
{
    EnvelopePublic office;
    if (seal_file && !key_file_seal(seal_file, &office, findings))
        return false;
    size_t size = 0;
    char *bytes = submission_bytes(submission, &size);
    g_free(submission->sha256);
    submission->sha256 = digest_bytes(bytes, size);
    g_autoptr(GBytes) content = g_bytes_new_take(bytes, size);
    g_autoptr(GBytes) signed_bytes = key_file ? sign(submission, key_file, content, findings) : g_bytes_ref(content);
    g_autoptr(GBytes) all = !signed_bytes ? NULL : seal_file ? envelope_seal(&office, signed_bytes) : g_bytes_ref(signed_bytes);
    return all && write_bytes(all, path, findings);
}

void
command_submit(Command *command)
{
    static const Usage USAGE = {"submit", "SUBMISSION", 1, 1,
                                {"Sign a submission with the partner's key, and seal it so that only the office can read it.",
                                 "Firma una entrega con la clave de la organización y la sella para que solo la oficina pueda leerla."}};
    g_autofree char *key = NULL, *seal = NULL, *output = NULL;
    const Option options[] = {
        {"sign", 0, &key, NULL, "FILE.key", {"the partner's secret key", "la clave secreta de la organización"}},
        {"seal", 0, &seal, NULL, "FILE.seal.pub", {"the office's public key", "la clave pública de la oficina"}},
        {"output", 'o', &output, NULL, "FILE", {"what is sent", "lo que se envía"}},
    };
    if (!options_take(command, &USAGE, options, G_N_ELEMENTS(options)) || !options_need(command, &USAGE, output, "output") ||
        !options_need(command, &USAGE, key, "sign"))
        return;
    g_autoptr(Submission) submission = intake_submission(command->argv[1], NULL, command->findings);
    if (submission && submit_write(submission, key, seal, output, command->findings))
        printf("%s\n", output);
}
