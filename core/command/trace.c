/* SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "core/command/command.h"
#include "core/command/office.h"
#include "core/command/options.h"
#include "core/document/answer.h"
#include "core/ledger/ledger_story.h"
#include "core/model/calendar.h"

/* The last run that holds the number, or the last of one period. */
static const LedgerEntry *
last_entry(const GPtrArray *entries, const char *period)
{
    for (guint i = entries->len; i > 0; i--) {
        const LedgerEntry *e = entries->pdata[i - 1];
        if (!*e->table && (!period || strcmp(e->period, period) == 0))
            return e;
    }
    return NULL;
}

static const char *
said(const LedgerEntry *e)
{
    return strcmp(e->status, "OK") == 0 ? e->text : e->status;
}

static void
print_quarters(Ledger *ledger, const char *code, const LedgerEntry *entry)
{
    g_autoptr(GPtrArray) all = ledger_history(ledger, code, NULL, false);
    for (guint i = 0; i < all->len; i++) {
        const LedgerEntry *e = all->pdata[i];
        if (e->record == entry->record && !*e->table && calendar_is_quarter(e->window))
            printf("  %s\t%s\n", e->window, said(e));
    }
}

static void
print_inputs(Ledger *ledger, const char *code, int64_t record, Language language)
{
    g_autoptr(GPtrArray) inputs = ledger_inputs(ledger, record, code);
    for (guint i = 0; i < inputs->len; i++) {
        const LedgerInput *in = inputs->pdata[i];
        if (i == 0)
            printf("%s\t%s %s\tsha256 %s\n%s\tsha256 %s\n", in->partner, in->plugin, in->plugin_version, in->plugin_sha256,
                   language == LANGUAGE_ES ? "entrega" : "submission", in->submission_sha256);
        printf(language == LANGUAGE_ES ? "  %s\tsha256 %s\tfilas %d, usadas %d, rechazadas %d\n"
                                       : "  %s\tsha256 %s\trows %d, used %d, rejected %d\n",
               in->file, in->sha256, (int)in->rows, (int)in->used, (int)in->rejected);
    }
}

static void
answer_trace(Ledger *ledger, const char *code, const LedgerEntry *entry)
{
    g_autoptr(Answer) json = answer_new();
    g_autoptr(GPtrArray) inputs = ledger_inputs(ledger, entry->record, code);
    answer_text(json, "indicator", code);
    answer_text(json, "window", entry->window);
    answer_text(json, "value", said(entry));
    answer_number(json, "record", entry->record);
    answer_text(json, "period", entry->period);
    answer_list(json, "inputs");
    for (guint i = 0; i < inputs->len; i++) {
        const LedgerInput *in = inputs->pdata[i];
        Answer *item = answer_item(json, "inputs");
        answer_text(item, "partner", in->partner);
        answer_text(item, "plugin", in->plugin);
        answer_text(item, "plugin_version", in->plugin_version);
        answer_text(item, "plugin_sha256", in->plugin_sha256);
        answer_text(item, "submission_sha256", in->submission_sha256);
        answer_text(item, "file", in->file);
        answer_text(item, "sha256", in->sha256);
        answer_number(item, "rows", in->rows);
        answer_number(item, "used", in->used);
        answer_number(item, "rejected", in->rejected);
    }
    answer_print(json, stdout);
}

void
command_trace(Command *command)
{
    g_autofree char *office = NULL, *window = NULL, *period = NULL;
    const Option options[] = {
        {"office", 0, &office, NULL, "DIR", {"folder of the office", "carpeta de la oficina"}},
        {"window", 'w', &window, NULL, "FY2026", {"the window of the number", "la ventana del número"}},
        {"period", 'p', &period, NULL, "FY2026Q3", {"the report that printed it; without it the last one",
                                                    "el informe que lo imprimió; sin él, el último"}},
    };
    static const Usage USAGE = {"trace", "CODE", 1, 1,
                                {"A printed number back to its quarters, plug-in, files and rows.",
                                 "Un número impreso hasta sus trimestres, complemento, archivos y filas."}};
    if (!options_take(command, &USAGE, options, G_N_ELEMENTS(options)) || !options_need(command, &USAGE, office, "office") ||
        !options_need(command, &USAGE, window, "window"))
        return;
    g_autofree char *path = office_ledger(office);
    g_autoptr(Ledger) ledger = ledger_open(path, LEDGER_READ, command->findings);
    if (!ledger)
        return;
    const char *code = command->argv[1];
    g_autoptr(GPtrArray) entries = ledger_history(ledger, code, window, false);
    const LedgerEntry *entry = last_entry(entries, period);
    if (!entry) {
        g_autofree char *wanted = g_strjoin(" ", code, window, period, NULL);
        finding_add(command->findings, 6039, "", 0, wanted, NULL);
        return;
    }
    if (command->json) {
        answer_trace(ledger, code, entry);
        return;
    }
    printf("%s\t%s\t%s\t#%d\t%s\t%s\n", code, window, said(entry), (int)entry->record, entry->period, entry->as_of);
    print_quarters(ledger, code, entry);
    print_inputs(ledger, code, entry->record, command->language);
}
