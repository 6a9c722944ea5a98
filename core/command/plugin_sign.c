/* SPDX-License-Identifier: Apache-2.0 */
/* hito plugin key and hito plugin sign. */
#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

#include "core/command/options.h"
#include "core/command/plugin.h"
#include "core/runner/plugin_package.h"
#include "core/sign/minisign.h"

/* A key file that stands already is never written over: what it signed could not be checked any more. */
static bool
write_new(Command *command, const char *path, const char *text, int mode)
{
    g_autoptr(GError) error = NULL;
    if (g_file_test(path, G_FILE_TEST_EXISTS)) {
        finding_add(command->findings, 3150, "", 0, path, NULL);
        return false;
    }
    if (g_file_set_contents_full(path, text, -1, G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, mode, &error))
        return true;
    finding_add(command->findings, 3151, "", 0, path, error->message, NULL);
    return false;
}

void
plugin_key(Command *command)
{
    static const Usage USAGE = {
        "plugin key", "NAME", 1, 1,
        {"Make a key pair in minisign's format: NAME.key signs and stays secret, NAME.pub is for those who check.",
         "Crea un par de claves en el formato de minisign: NAME.key firma y se guarda en secreto, NAME.pub es para quien comprueba."},
    };
    if (!options_take(command, &USAGE, NULL, 0))
        return;
    g_autofree char *secret_path = g_strconcat(command->argv[1], ".key", NULL);
    g_autofree char *public_path = g_strconcat(command->argv[1], ".pub", NULL);
    MinisignSecret secret;
    MinisignPublic public_key;
    minisign_new(&secret, &public_key);
    g_autofree char *secret_text = minisign_secret_text(&secret);
    g_autofree char *public_text = minisign_public_text(&public_key);
    minisign_forget(&secret);
    if (write_new(command, secret_path, secret_text, 0600) && write_new(command, public_path, public_text, 0644))
        printf("%s\n%s\n", secret_path, public_path);
    memset(secret_text, 0, strlen(secret_text));
}

static bool
read_secret(Command *command, const char *path, MinisignSecret *secret)
{
    g_autofree char *text = NULL;
    g_autofree char *name = g_path_get_basename(path);
    g_autoptr(GError) error = NULL;
    if (!g_file_get_contents(path, &text, NULL, &error)) {
        finding_add(command->findings, 3152, name, 0, error->message, NULL);
        return false;
    }
    MinisignFault fault = minisign_secret_read(text, secret);
    memset(text, 0, strlen(text));
    if (fault != MINISIGN_GOOD)
        finding_add(command->findings, fault == MINISIGN_PASSWORD ? 3154 : 3153, name, 0, NULL);
    return fault == MINISIGN_GOOD;
}

static void
sign(Command *command, const PluginPackage *package, const MinisignSecret *secret)
{
    const Manifest *manifest = package->manifest;
    g_autofree char *comment = g_strdup_printf("%s %s %s", manifest->id, manifest->version, manifest->sha256);
    gsize size = 0;
    const void *bytes = g_bytes_get_data(package->manifest_bytes, &size);
    g_autofree char *signature = minisign_sign(secret, bytes, size, comment);
    g_autofree char *path = g_build_filename(package->folder, "manifest.json.minisig", NULL);
    g_autoptr(GError) error = NULL;
    if (g_file_set_contents_full(path, signature, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0644, &error))
        printf("%s\n", path);
    else
        finding_add(command->findings, 3151, "", 0, path, error->message, NULL);
}

void
plugin_sign(Command *command)
{
    static const Usage USAGE = {
        "plugin sign", "FOLDER", 1, 1,
        {"Sign a packed plug-in: the signature of its manifest covers its shared object too.",
         "Firma un complemento empaquetado: la firma de su manifiesto cubre también su objeto compartido."},
    };
    g_autofree char *key = NULL;
    const Option options[] = {{"key", 0, &key, NULL, "FILE", {"secret key without a password", "clave secreta sin contraseña"}}};
    if (!options_take(command, &USAGE, options, G_N_ELEMENTS(options)) || !options_need(command, &USAGE, key, "key"))
        return;
    g_autoptr(PluginPackage) package = plugin_package_open(command->argv[1], command->findings);
    MinisignSecret secret;
    if (!package || package->library < 0 || !read_secret(command, key, &secret))
        return;
    sign(command, package, &secret);
    minisign_forget(&secret);
}
