/* SPDX-License-Identifier: Apache-2.0 */
#include "core/command/options.h"
#include "core/command/plugin_folder.h"
#include "core/document/plan_read.h"
#include "core/rule/check_plan.h"

static void
print_answer(const Command *command, const Plan *plan, const GPtrArray *manifests)
{
    guint indicators = 0;
    for (guint i = 0; i < manifests->len; i++) {
        const Manifest *manifest = manifests->pdata[i];
        indicators += manifest ? manifest->indicators->len : 0;
    }
    guint partners = plan->partners->len, targets = plan->targets->len, baselines = plan->baselines->len,
          lists = plan->code_lists->len, texts = plan->narratives->len;
    size_t findings = finding_list_size(command->findings);
    if (command->json)
        printf("{\"programme\":\"%s\",\"plan_sha256\":\"%s\",\"partners\":%u,\"indicators\":%u,\"targets\":%u,"
               "\"baselines\":%u,\"code_lists\":%u,\"texts\":%u,\"findings\":%zu}\n",
               plan->id, plan->sha256, partners, indicators, targets, baselines, lists, texts, findings);
    else
        printf(command->language == LANGUAGE_ES
                   ? "%s: %u socios, %u indicadores, %u metas, %u líneas de base, %u listas de códigos, %u textos; %zu hallazgos\n"
                   : "%s: %u partners, %u indicators, %u targets, %u baselines, %u code lists, %u texts; %zu findings\n",
               plan->id, partners, indicators, targets, baselines, lists, texts, findings);
}

void
command_check(Command *command)
{
    static const Usage USAGE = {"check", "PROGRAMME", 1, 1,
                                {"Check plan, targets, narrative and code lists of a programme folder, without data.",
                                 "Revisa plan, metas, narrativa y listas de códigos de una carpeta de programa, sin datos."}};
    g_autofree char *period = NULL, *given = NULL;
    const Option options[] = {
        {"period", 'p', &period, NULL, "FY2026Q3", {"the reporting period, for its targets and narrative",
                                                    "el período de informe, para sus metas y narrativa"}},
        {"plugins", 0, &given, NULL, "DIR", {"where the plug-ins are", "dónde están los complementos"}},
    };
    if (!options_take(command, &USAGE, options, G_N_ELEMENTS(options)))
        return;
    g_autoptr(Plan) plan = plan_read(command->argv[1], period, command->findings);
    if (!plan)
        return;
    g_autofree char *folder = plugin_folder(given);
    g_autoptr(GPtrArray) manifests = plugin_folder_manifests(folder, plan, command->findings);
    check_plan(plan, manifests, period, command->findings);
    print_answer(command, plan, manifests);
}
