/* SPDX-License-Identifier: Apache-2.0 */
#include "core/command/as_of.h"
#include "core/command/command.h"
#include "core/command/compile_period.h"
#include "core/command/consent.h"
#include "core/command/office.h"
#include "core/command/options.h"
#include "core/document/answer.h"

static void
answer(const Command *command, const char *office, const char *period)
{
    g_autofree char *path = office_publication(office, period);
    if (!command->json) {
        printf("%s\n", path);
        return;
    }
    g_autoptr(Answer) json = answer_new();
    answer_text(json, "publication", path);
    answer_text(json, "period", period);
    answer_print(json, stdout);
}

/* The first of the two signatures that a release needs where the office has keys of persons. */
static void
sign(const CompileOrder *order, const char *person, const char *key, FindingList *findings)
{
    char day[16];
    period_format_day(order->as_of_day, day);
    ConsentOrder consent = {order->office, order->period, "compiled", person, key, day};
    consent_give(&consent, findings);
}

void
command_compile(Command *command)
{
    g_autofree char *period = NULL, *office = NULL, *as_of = NULL, *person = NULL, *key = NULL;
    const Option options[] = {
        {"period", 'p', &period, NULL, "FY2026Q3", {"reporting period", "período del informe"}},
        {"office", 0, &office, NULL, "DIR", {"folder of the office", "carpeta de la oficina"}},
        {"as-of", 0, &as_of, NULL, "DATE", {"the day to take for today", "el día que se toma como hoy"}},
        {"person", 0, &person, NULL, "NAME", {"who compiles, and signs it with --key", "quién compila, y lo firma con --key"}},
        {"key", 0, &key, NULL, "FILE.key", {"the person's secret key", "la clave secreta de la persona"}},
    };
    static const Usage USAGE = {"compile", "PROGRAMME SUBMISSION...", 1, 1000,
                                {"Check, roll up and protect what the partners sent, and publish it.",
                                 "Revisa, consolida y protege lo que enviaron los socios, y lo publica."}};
    Quarter quarter = 0;
    int32_t day = 0;
    if (!options_take(command, &USAGE, options, G_N_ELEMENTS(options)) ||
        !options_need(command, &USAGE, period, "period") || !options_need(command, &USAGE, office, "office") ||
        (key && !options_need(command, &USAGE, person, "person")) || !as_of_period(command, command->argv[1], period, &quarter) || !as_of_day(command, as_of, quarter, &day))
        return;
    CompileOrder order = {command->argv[1], period, office, day, command->argv + 2, command->argc - 2, false, NULL};
    if (!compile_period(&order, command->findings))
        return;
    answer(command, office, period);
    if (key)
        sign(&order, person, key, command->findings);
}
