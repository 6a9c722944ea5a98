/* SPDX-License-Identifier: Apache-2.0 */
#include "core/command/compile_period.h"

#include "core/command/command.h"
#include "core/command/office.h"
#include "core/command/options.h"

void
command_compile(Command *command)
{
    g_autofree char *period = NULL, *office = NULL, *as_of = NULL;
    const Option options[] = {
        {"period", 'p', &period, NULL, "FY2026Q3", {"reporting period", "período del informe"}},
        {"office", 0, &office, NULL, "DIR", {"folder of the office", "carpeta de la oficina"}},
        {"as-of", 0, &as_of, NULL, "DATE", {"date of the report; without it the last day of the period",
                                            "fecha del informe; sin ella, el último día del período"}},
    };
    static const Usage USAGE = {"compile", "PROGRAMME SUBMISSION...", 1, 1000,
                                {"check, roll up and protect what the partners sent, and publish it",
                                 "revisar, consolidar y proteger lo que enviaron los socios, y publicarlo"}};
    if (!options_take(command, &USAGE, options, G_N_ELEMENTS(options)) ||
        !options_need(command, &USAGE, period, "period") || !options_need(command, &USAGE, office, "office"))
        return;
    CompileOrder order = {command->argv[1], period, office, as_of, command->argv + 2, command->argc - 2};
    if (compile_period(&order, command->findings)) {
        g_autofree char *path = office_publication(office, period);
        printf("%s\n", path);
    }
}
