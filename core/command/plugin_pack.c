/* SPDX-License-Identifier: Apache-2.0 */
#include "core/command/options.h"
#include "core/command/plugin.h"
#include "core/document/manifest_pack.h"

void
plugin_pack(Command *command)
{
    static const Usage USAGE = {"plugin pack", "FOLDER", 1, 1,
                                {"Write name, SHA-256 and size of the library into FOLDER/manifest.json.",
                                 "Escribe nombre, SHA-256 y tamaño de la biblioteca en FOLDER/manifest.json."}};
    g_autofree char *library = NULL;
    const Option options[] = {{"library", 'l', &library, NULL, "FILE", {"its name in FOLDER, if not <id>.so",
                                                                        "su nombre en FOLDER, si no es <id>.so"}}};
    if (!options_take(command, &USAGE, options, G_N_ELEMENTS(options)))
        return;
    if (!manifest_pack(command->argv[1], library, command->findings))
        finding_add(command->findings, 401, "manifest.json", 0, NULL);
}
