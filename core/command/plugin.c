/* SPDX-License-Identifier: Apache-2.0 */
#include "core/command/plugin.h"

#include <string.h>

static const struct {
    const char *name;
    void (*run)(Command *);
    const char *purpose[LANGUAGE_COUNT];
} VERBS[] = {
    {"new", plugin_new, {"start a plug-in from the template", "empezar un complemento desde la plantilla"}},
    {"header", plugin_header, {"write the C header of a manifest", "escribir el encabezado C de un manifiesto"}},
    {"pack", plugin_pack, {"name the library in its manifest", "anotar la biblioteca en su manifiesto"}},
    {"check", plugin_check, {"check a packed plug-in against the contract", "revisar un complemento según el contrato"}},
    {"sample", plugin_sample, {"what a plug-in makes of its sample", "lo que un complemento hace de su muestra"}},
    {"key", plugin_key, {"make a key pair to sign with", "crear un par de claves para firmar"}},
    {"sign", plugin_sign, {"sign a packed plug-in", "firmar un complemento empaquetado"}},
    {"approve", plugin_approve, {"let a plug-in run here", "permitir que un complemento se ejecute aquí"}},
    {"revoke", plugin_revoke, {"take an approval or a key back", "retirar una aprobación o una clave"}},
    {"rotate", plugin_rotate, {"let a new key follow an old one", "poner una clave nueva en lugar de otra"}},
    {"list", plugin_list, {"the plug-ins of a folder", "los complementos de una carpeta"}},
    {"show", plugin_show, {"what a plug-in says of itself", "lo que un complemento dice de sí mismo"}},
};

static void
print_help(Language language)
{
    static const char *const USAGE[LANGUAGE_COUNT] = {"usage: hito plugin VERB [--help] ...\n\n",
                                                      "uso: hito plugin VERBO [--help] ...\n\n"};
    fputs(USAGE[language], stdout);
    for (size_t i = 0; i < G_N_ELEMENTS(VERBS); i++)
        printf("  %-10s %s\n", VERBS[i].name, VERBS[i].purpose[language]);
}

void
command_plugin(Command *command)
{
    if (command->argc < 2 || strcmp(command->argv[1], "--help") == 0) {
        print_help(command->language);
        return;
    }
    Command verb = *command;
    verb.argc--;
    verb.argv++;
    for (size_t i = 0; i < G_N_ELEMENTS(VERBS); i++) {
        if (strcmp(verb.argv[0], VERBS[i].name) == 0) {
            VERBS[i].run(&verb);
            return;
        }
    }
    finding_add(command->findings, 400, "", 0, verb.argv[0], NULL);
}
