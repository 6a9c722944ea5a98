/* SPDX-License-Identifier: Apache-2.0 */
#include "core/command/plugin.h"

#include <string.h>

static const struct {
    const char *name;
    void (*run)(Command *);
    const char *purpose[LANGUAGE_COUNT];
} VERBS[] = {
    {"header", plugin_header, {"write the C header of a manifest", "escribir el encabezado C de un manifiesto"}},
    {"pack", plugin_pack, {"name the library in its manifest", "anotar la biblioteca en su manifiesto"}},
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
