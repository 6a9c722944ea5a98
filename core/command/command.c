/* SPDX-License-Identifier: Apache-2.0 */
#include "core/command/command.h"

#include <string.h>

static const struct {
    const char *name;
    void (*run)(Command *);
    const char *purpose[LANGUAGE_COUNT];
} COMMANDS[] = {
    {"approve", command_approve, {"sign the numbers of a period", "firmar los números de un período"}},
    {"check", command_check, {"check a programme folder, without data", "revisar una carpeta de programa, sin datos"}},
    {"compile", command_compile, {"submissions to a publication", "de las entregas a una publicación"}},
    {"compute", command_compute, {"run a partner's plug-in over its files", "ejecutar el complemento de una organización sobre sus archivos"}},
    {"doctor", command_doctor, {"what this machine offers to the sandbox", "qué ofrece esta máquina al aislamiento"}},
    {"history", command_history, {"what was printed of an indicator, when, by whom", "qué se imprimió de un indicador, cuándo y por quién"}},
    {"key", command_key, {"pairs of keys, and whose keys are believed", "pares de claves, y en qué claves se cree"}},
    {"ledger", command_ledger, {"verify, export or copy the ledger", "verificar, exportar o copiar el libro"}},
    {"plugin", command_plugin, {"everything around plug-ins", "todo sobre los complementos"}},
    {"preview", command_preview, {"what the office would print of a submission", "lo que la oficina imprimiría de una entrega"}},
    {"programme", command_programme, {"start a programme, or add a partner to it", "empezar un programa o agregarle una organización"}},
    {"report", command_report, {"a publication to a PDF", "de una publicación a un PDF"}},
    {"run", command_run_all, {"compute every partner, compile, print both PDFs", "calcular cada socio, compilar, imprimir los dos PDF"}},
    {"seal", command_seal, {"release the numbers of a period", "publicar los números de un período"}},
    {"sendback", command_sendback, {"send a submission back, with the reason", "devolver una entrega, con el motivo"}},
    {"source", command_source, {"what would be read from a partner's file", "qué se leería del archivo de una organización"}},
    {"submit", command_submit, {"sign a submission and seal it to the office", "firmar una entrega y sellarla para la oficina"}},
    {"trace", command_trace, {"a printed number back to its inputs", "un número impreso hasta sus entradas"}},
    {"withdraw", command_withdraw, {"take a release back", "retirar una publicación"}},
};

static void
print_help(Language language)
{
    static const char *const USAGE[LANGUAGE_COUNT] = {
        "usage: hito [--lang en|es] [--json] COMMAND [--help] ...\n\n",
        "uso: hito [--lang en|es] [--json] COMANDO [--help] ...\n\n",
    };
    fputs(USAGE[language], stdout);
    for (size_t i = 0; i < G_N_ELEMENTS(COMMANDS); i++)
        printf("  %-10s %s\n", COMMANDS[i].name, COMMANDS[i].purpose[language]);
}

/* --lang and --json may stand anywhere: they mean the same for every sub-command, so they are taken out here. */
static void
take_common_options(Command *command)
{
    int kept = 0;
    for (int i = 0; i < command->argc; i++) {
        char *word = command->argv[i];
        if (strcmp(word, "--lang") == 0 && i + 1 < command->argc) {
            if (!language_parse(command->argv[++i], &command->language))
                finding_add(command->findings, 2, "", 0, "--lang: en | es", NULL);
        } else if (g_str_has_prefix(word, "--lang=")) {
            if (!language_parse(word + strlen("--lang="), &command->language))
                finding_add(command->findings, 2, "", 0, "--lang: en | es", NULL);
        } else if (strcmp(word, "--json") == 0) {
            command->json = true;
        } else {
            command->argv[kept++] = word;
        }
    }
    command->argc = kept;
    command->argv[kept] = NULL;
}

static void
dispatch(Command *command)
{
    for (size_t i = 0; i < G_N_ELEMENTS(COMMANDS); i++) {
        if (strcmp(command->argv[0], COMMANDS[i].name) == 0) {
            COMMANDS[i].run(command);
            return;
        }
    }
    finding_add(command->findings, 1, "", 0, command->argv[0], NULL);
}

int
command_run(int argc, char **argv)
{
    g_autoptr(FindingList) findings = finding_list_new();
    Command command = {argc - 1, argv + 1, LANGUAGE_EN, false, findings};
    take_common_options(&command);
    if (finding_list_size(findings) == 0) {
        if (command.argc == 0 || strcmp(command.argv[0], "--help") == 0)
            print_help(command.language);
        else
            dispatch(&command);
    }
    finding_list_print(findings, command.language, stderr);
    if (fflush(stdout) != 0)
        return 4;
    return finding_list_exit_status(findings);
}
