/* SPDX-License-Identifier: Apache-2.0 */
/* hito plugin sample: an author compares it with what was counted by hand, and then keeps it as sample/expected.txt. */
#include "core/command/as_of.h"
#include "core/command/options.h"
#include "core/command/plugin.h"
#include "core/conformance/conformance.h"
#include "core/runner/worker_run.h"

void
plugin_sample(Command *command)
{
    static const Usage USAGE = {"plugin sample", "FOLDER", 1, 1,
                                {"Print what a packed plug-in makes of its sample/, as lines of expected.txt.",
                                 "Muestra lo que un complemento empaquetado hace de su sample/, como líneas de expected.txt."}};
    g_autofree char *from = NULL, *to = NULL;
    const Option options[] = {
        {"from", 0, &from, NULL, "FY2026Q1", {"first quarter", "primer trimestre"}},
        {"to", 0, &to, NULL, "FY2026Q3", {"last quarter", "último trimestre"}},
    };
    Quarter first, last;
    if (!options_take(command, &USAGE, options, G_N_ELEMENTS(options)) || !options_need(command, &USAGE, from, "from") ||
        !options_need(command, &USAGE, to, "to") || !as_of_period(command, NULL, from, &first) || !as_of_period(command, NULL, to, &last))
        return;
    WindowSet *windows = calendar_windows(calendar_us_fiscal(), first, last);
    if (!windows) {
        finding_add(command->findings, 105, "", 0, to, NULL);
        return;
    }
    g_autofree char *worker = worker_run_default_path();
    CheckOrder order = {command->argv[1], NULL, worker, 1, NULL};
    g_autofree char *text = conformance_sample(&order, windows, command->findings);
    if (text)
        fputs(text, stdout);
    window_set_free(windows);
}
