/* SPDX-License-Identifier: Apache-2.0 */
#include "core/command/command.h"
#include "core/command/options.h"
#include "core/command/render.h"

void
command_report(Command *command)
{
    g_autofree char *output = NULL;
    const Option options[] = {
        {"output", 'o', &output, NULL, "FILE", {"the PDF to write", "el PDF que se escribe"}},
    };
    static const Usage USAGE = {"report", "PUBLICATION", 1, 1,
                                {"Print a publication as an accessible PDF in the language of --lang.",
                                 "Imprime una publicación como PDF accesible en el idioma de --lang."}};
    if (!options_take(command, &USAGE, options, G_N_ELEMENTS(options)) || !options_need(command, &USAGE, output, "output"))
        return;
    if (render_report(command->argv[1], command->language, output, command->findings))
        printf("%s\n", output);
}
