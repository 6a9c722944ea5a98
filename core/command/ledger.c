/* SPDX-License-Identifier: Apache-2.0 */
#include "core/ledger/ledger.h"

#include <string.h>

#include "core/command/command.h"
#include "core/command/office.h"
#include "core/command/options.h"
#include "core/document/answer.h"

void
command_ledger(Command *command)
{
    g_autofree char *office = NULL;
    const Option options[] = {
        {"office", 0, &office, NULL, "DIR", {"folder of the office", "carpeta de la oficina"}},
    };
    static const Usage USAGE = {"ledger", "verify", 1, 1,
                                {"Compute the chain of the ledger anew, record by record.",
                                 "Calcula de nuevo la cadena del libro, registro por registro."}};
    if (!options_take(command, &USAGE, options, G_N_ELEMENTS(options)) || !options_need(command, &USAGE, office, "office"))
        return;
    if (strcmp(command->argv[1], "verify") != 0) {
        finding_add(command->findings, 102, "", 0, USAGE.name, USAGE.words, NULL);
        return;
    }
    g_autofree char *path = office_ledger(office);
    g_autoptr(Ledger) ledger = ledger_open(path, LEDGER_READ, command->findings);
    int64_t n = 0;
    if (!ledger || !ledger_verify(ledger, &n, command->findings))
        return;
    g_autofree char *head = ledger_head(ledger);
    if (command->json) {
        g_autoptr(Answer) json = answer_new();
        answer_number(json, "records", n);
        answer_text(json, "head", head);
        answer_print(json, stdout);
        return;
    }
    printf(command->language == LANGUAGE_ES ? "%d registros, cadena entera\n%s\n" : "%d records, the chain is whole\n%s\n", (int)n,
           head);
}
