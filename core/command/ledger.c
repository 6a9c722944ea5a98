/* SPDX-License-Identifier: Apache-2.0 */
#include "core/ledger/ledger.h"

#include <string.h>

#include "core/command/command.h"
#include "core/command/consent.h"
#include "core/command/office.h"
#include "core/command/options.h"
#include "core/document/answer.h"
#include "core/ledger/ledger_memory.h"

/* A chain can be made anew by who owns the file; a person's signature cannot. */
static int64_t
verify_signatures(Ledger *ledger, FindingList *findings)
{
    g_autoptr(GPtrArray) consents = ledger_consents(ledger, NULL);
    for (guint i = 0; i < consents->len; i++) {
        const LedgerConsent *c = consents->pdata[i];
        g_autofree char *record = g_strdup_printf("%" G_GINT64_FORMAT, c->record);
        if (!consent_holds(c))
            finding_add(findings, 6045, "ledger.sqlite", 0, c->period, c->who, record, NULL);
    }
    return consents->len;
}

static void
verify(Command *command, Ledger *ledger)
{
    int64_t n = 0;
    if (!ledger_verify(ledger, &n, command->findings))
        return;
    int64_t signatures = verify_signatures(ledger, command->findings);
    g_autofree char *head = ledger_head(ledger);
    if (command->json) {
        g_autoptr(Answer) json = answer_new();
        answer_number(json, "records", n);
        answer_number(json, "signatures", signatures);
        answer_text(json, "head", head);
        answer_print(json, stdout);
        return;
    }
    printf(command->language == LANGUAGE_ES ? "%d registros, cadena entera; %d firmas de personas\n%s\n"
                                            : "%d records, the chain is whole; %d signatures of persons\n%s\n",
           (int)n, (int)signatures, head);
}

void
command_ledger(Command *command)
{
    g_autofree char *office = NULL, *output = NULL;
    const Option options[] = {
        {"office", 0, &office, NULL, "DIR", {"folder of the office", "carpeta de la oficina"}},
        {"output", 'o', &output, NULL, "FILE", {"where a backup goes; a new file", "a dónde va una copia; un archivo nuevo"}},
    };
    static const Usage USAGE = {"ledger", "verify|export|backup", 1, 1,
                                {"Compute the chain anew, write every record as text, or copy the ledger.",
                                 "Calcula de nuevo la cadena, escribe cada registro como texto o copia el libro."}};
    if (!options_take(command, &USAGE, options, G_N_ELEMENTS(options)) || !options_need(command, &USAGE, office, "office"))
        return;
    const char *verb = command->argv[1];
    bool known = strcmp(verb, "verify") == 0 || strcmp(verb, "export") == 0 || strcmp(verb, "backup") == 0;
    if (!known || (strcmp(verb, "backup") == 0 && !options_need(command, &USAGE, output, "output"))) {
        if (!known)
            finding_add(command->findings, 102, "", 0, USAGE.name, USAGE.words, NULL);
        return;
    }
    g_autofree char *path = office_ledger(office);
    g_autoptr(Ledger) ledger = ledger_open(path, LEDGER_READ, command->findings);
    if (!ledger)
        return;
    if (strcmp(verb, "verify") == 0)
        verify(command, ledger);
    else if (strcmp(verb, "export") == 0)
        ledger_export(ledger, stdout, command->findings);
    else if (ledger_backup(ledger, output, command->findings))
        printf("%s\n", output);
}
