/* SPDX-License-Identifier: Apache-2.0 */
/* What an office does to what it was sent or has released; each act is a record with a person and a reason. */
#include <string.h>

#include "core/command/command.h"
#include "core/command/office.h"
#include "core/command/options.h"
#include "core/ledger/ledger_memory.h"
#include "core/model/calendar.h"

typedef struct Act {
    char *office, *period, *partner, *person, *reason;
} Act;

static void
act_clear(Act *act)
{
    char *const strings[] = {act->office, act->period, act->partner, act->person, act->reason};
    for (size_t i = 0; i < G_N_ELEMENTS(strings); i++)
        g_free(strings[i]);
}

static bool
read_act(Command *command, const Usage *usage, Act *act, bool of_partner)
{
    const Option options[] = {
        {"office", 0, &act->office, NULL, "DIR", {"folder of the office", "carpeta de la oficina"}},
        {"period", 'p', &act->period, NULL, "FY2026Q3", {"reporting period", "período del informe"}},
        {"person", 0, &act->person, NULL, "NAME", {"who does it", "quién lo hace"}},
        {"reason", 0, &act->reason, NULL, "TEXT", {"why; it stays in the ledger for good", "por qué; queda en el libro para siempre"}},
        {"partner", 0, &act->partner, NULL, "ID", {"whose submission", "de qué organización"}},
    };
    size_t n = G_N_ELEMENTS(options) - (of_partner ? 0 : 1);
    if (!options_take(command, usage, options, n) || !options_need(command, usage, act->office, "office") ||
        !options_need(command, usage, act->period, "period") || !options_need(command, usage, act->person, "person") ||
        !options_need(command, usage, act->reason, "reason") ||
        (of_partner && !options_need(command, usage, act->partner, "partner")))
        return false;
    if (!calendar_is_quarter(act->period)) {
        finding_add(command->findings, 105, "", 0, act->period, NULL);
        return false;
    }
    return true;
}

static Ledger *
open_office(Command *command, const Act *act)
{
    g_autofree char *path = office_ledger(act->office);
    if (g_file_test(path, G_FILE_TEST_EXISTS))
        return ledger_open(path, LEDGER_WRITE, command->findings);
    finding_add(command->findings, 6034, "", 0, act->office, NULL);
    return NULL;
}

static void
answer(Ledger *ledger, const Act *act)
{
    g_autofree char *head = ledger_head(ledger);
    printf("%s %s\n", act->period, head);
}

void
command_sendback(Command *command)
{
    static const Usage USAGE = {"sendback", "", 0, 0,
                                {"Send a partner's submission back, with the reason; the report of the period prints it.",
                                 "Devuelve la entrega de una organización, con el motivo; el informe del período lo imprime."}};
    Act act = {0};
    if (read_act(command, &USAGE, &act, true)) {
        g_autoptr(Ledger) ledger = open_office(command, &act);
        if (ledger && ledger_send_back(ledger, act.period, act.partner, act.person, act.reason, command->findings) &&
            ledger_commit(ledger, command->findings))
            answer(ledger, &act);
    }
    act_clear(&act);
}

void
command_withdraw(Command *command)
{
    static const Usage USAGE = {"withdraw", "", 0, 0,
                                {"Take the release of a period back: it is a draft again, and binds no later report.",
                                 "Retira la publicación de un período: vuelve a ser borrador y no obliga a informes posteriores."}};
    Act act = {0};
    if (read_act(command, &USAGE, &act, false)) {
        g_autoptr(Ledger) ledger = open_office(command, &act);
        if (ledger && ledger_withdraw(ledger, act.period, act.person, act.reason, command->findings) &&
            ledger_commit(ledger, command->findings))
            answer(ledger, &act);
    }
    act_clear(&act);
}
