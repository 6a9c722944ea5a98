/* SPDX-License-Identifier: Apache-2.0 */
/* hito plugin key and hito plugin sign. */
#include "core/command/key_file.h"
#include "core/command/options.h"
#include "core/command/plugin.h"
#include "core/runner/plugin_package.h"

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
    key_file_pair(command->argv[1], false, command->findings);
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
    if (!package || package->library < 0 || !key_file_secret(key, &secret, command->findings))
        return;
    sign(command, package, &secret);
    minisign_forget(&secret);
}
