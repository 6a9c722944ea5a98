/* SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "core/command/command.h"
#include "core/command/office.h"
#include "core/command/options.h"
#include "core/document/answer.h"
#include "core/ledger/ledger_story.h"

static void
answer_entry(Answer *json, const LedgerEntry *e)
{
    Answer *item = answer_item(json, "entries");
    answer_text(item, "period", e->period);
    answer_text(item, "as_of", e->as_of);
    answer_number(item, "record", e->record);
    answer_text(item, "window", e->window);
    answer_text(item, "table", e->table);
    answer_text(item, "cell", e->cell);
    answer_text(item, "status", e->status);
    answer_text(item, "text", e->text);
    answer_flag(item, "held", e->held);
    answer_text(item, "persons", e->persons);
}

static void
print_entry(const LedgerEntry *e, Language language)
{
    static const char *const DRAFT[LANGUAGE_COUNT] = {"draft", "borrador"};
    static const char *const HELD[LANGUAGE_COUNT] = {" (kept as released)", " (queda como se publicó)"};
    printf("%s\t%s\t#%d\t%s\t%s\t%s\t%s%s\t%s\n", e->period, e->as_of, (int)e->record, e->window, e->table, e->cell,
           strcmp(e->status, "OK") == 0 ? e->text : e->status, e->held ? HELD[language] : "",
           *e->persons ? e->persons : DRAFT[language]);
}

void
command_history(Command *command)
{
    g_autofree char *office = NULL, *window = NULL;
    bool all = false, tables = false;
    const Option options[] = {
        {"office", 0, &office, NULL, "DIR", {"folder of the office", "carpeta de la oficina"}},
        {"window", 'w', &window, NULL, "FY2026", {"only this window", "solo esta ventana"}},
        {"all", 'a', NULL, &all, NULL, {"drafts too, not only what was released", "también los borradores, no solo lo publicado"}},
        {"tables", 't', NULL, &tables, NULL, {"breakdowns too", "también los desgloses"}},
    };
    static const Usage USAGE = {"history", "CODE", 1, 1,
                                {"What was printed of an indicator, when, and who released it.",
                                 "Qué se imprimió de un indicador, cuándo y quién lo publicó."}};
    if (!options_take(command, &USAGE, options, G_N_ELEMENTS(options)) || !options_need(command, &USAGE, office, "office"))
        return;
    g_autofree char *path = office_ledger(office);
    g_autoptr(Ledger) ledger = ledger_open(path, LEDGER_READ, command->findings);
    if (!ledger)
        return;
    g_autoptr(GPtrArray) entries = ledger_history(ledger, command->argv[1], window, !all);
    if (entries->len == 0)
        finding_add(command->findings, 6039, "", 0, command->argv[1], NULL);
    g_autoptr(Answer) json = answer_new();
    answer_list(json, "entries");
    for (guint i = 0; i < entries->len; i++) {
        const LedgerEntry *e = entries->pdata[i];
        if ((tables || !*e->table) && command->json)
            answer_entry(json, e);
        else if (tables || !*e->table)
            print_entry(e, command->language);
    }
    if (command->json)
        answer_print(json, stdout);
}
