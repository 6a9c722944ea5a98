/* SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "core/command/command.h"
#include "core/command/consent.h"
#include "core/command/office.h"
#include "core/command/options.h"
#include "core/document/answer.h"
#include "core/ledger/ledger.h"

/* --person stands once for each person, which an option with one value cannot keep: they are taken out first. */
static GPtrArray *
take_persons(Command *command)
{
    GPtrArray *persons = g_ptr_array_new_with_free_func(g_free);
    int kept = 0;
    for (int i = 0; i < command->argc; i++) {
        char *word = command->argv[i];
        if (strcmp(word, "--person") == 0 && i + 1 < command->argc)
            g_ptr_array_add(persons, g_strdup(command->argv[++i]));
        else if (g_str_has_prefix(word, "--person="))
            g_ptr_array_add(persons, g_strdup(word + strlen("--person=")));
        else
            command->argv[kept++] = word;
    }
    command->argc = kept;
    command->argv[kept] = NULL;
    g_ptr_array_add(persons, NULL);
    return persons;
}

void
command_seal(Command *command)
{
    g_autofree char *office = NULL, *period = NULL, *reason = NULL, *unused = NULL;
    g_autoptr(GPtrArray) named = take_persons(command);
    const Option options[] = {
        {"office", 0, &office, NULL, "DIR", {"folder of the office", "carpeta de la oficina"}},
        {"period", 'p', &period, NULL, "FY2026Q3", {"the period to release", "el período que se publica"}},
        {"person", 0, &unused, NULL, "NAME", {"who releases it; twice, two persons; with keys in the office: those who signed", "quién lo publica; dos veces, dos personas; si la oficina tiene claves: quienes firmaron"}},
        {"reason", 0, &reason, NULL, "TEXT", {"why released numbers change", "por qué cambian números publicados"}},
    };
    static const Usage USAGE = {"seal", "", 0, 0,
                                {"Release the numbers of a period: from now on every change of them is printed.",
                                 "Publica los números de un período: desde ahora se imprime todo cambio en ellos."}};
    if (!options_take(command, &USAGE, options, G_N_ELEMENTS(options)) || !options_need(command, &USAGE, office, "office") ||
        !options_need(command, &USAGE, period, "period"))
        return;
    g_autofree char *path = office_ledger(office);
    if (!g_file_test(path, G_FILE_TEST_EXISTS)) {
        finding_add(command->findings, 6034, "", 0, office, NULL);
        return;
    }
    g_autoptr(Ledger) ledger = ledger_open(path, LEDGER_WRITE, command->findings);
    g_autoptr(GPtrArray) by = ledger ? consent_persons(office, ledger, period, named, command->findings) : NULL;
    if (!by || !ledger_seal(ledger, period, (const char *const *)by->pdata, reason, command->findings) ||
        !ledger_commit(ledger, command->findings))
        return;
    g_autofree char *head = ledger_head(ledger);
    if (!command->json) {
        printf("%s %s\n", period, head);
        return;
    }
    g_autoptr(Answer) json = answer_new();
    answer_text(json, "period", period);
    answer_text(json, "head", head);
    answer_print(json, stdout);
}
