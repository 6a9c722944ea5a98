/* SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "core/command/options.h"
#include "core/command/plugin.h"
#include "core/document/header_write.h"
#include "core/document/manifest_read.h"

/* An unchanged header keeps its time stamp, so that a build does not compile the plug-in again. */
static bool
is_already(const char *path, const char *text)
{
    g_autofree char *now = NULL;
    return g_file_get_contents(path, &now, NULL, NULL) && strcmp(now, text) == 0;
}

void
plugin_header(Command *command)
{
    static const Usage USAGE = {"plugin header", "MANIFEST", 1, 1,
                                {"Write the C header that an author includes, made from manifest.json.",
                                 "Escribe el encabezado C que incluye quien programa, a partir de manifest.json."}};
    g_autofree char *output = NULL;
    const Option options[] = {{"output", 'o', &output, NULL, "FILE", {"write here instead of standard output",
                                                                      "escribir aquí y no en la salida estándar"}}};
    if (!options_take(command, &USAGE, options, G_N_ELEMENTS(options)))
        return;
    g_autofree char *file = g_path_get_basename(command->argv[1]);
    g_autoptr(Manifest) manifest = manifest_read(command->argv[1], command->findings);
    g_autofree char *header = manifest ? header_write(manifest, file, command->findings) : NULL;
    g_autoptr(GError) error = NULL;
    if (!header)
        finding_add(command->findings, 401, file, 0, NULL);
    else if (!output)
        fputs(header, stdout);
    else if (!is_already(output, header) && !g_file_set_contents(output, header, -1, &error))
        finding_add(command->findings, 402, "", 0, output, error->message, NULL);
}
