/* SPDX-License-Identifier: Apache-2.0 */
/* hito plugin check: what a plug-in's author runs before anybody else sees the plug-in. */
#include <string.h>

#include "core/command/options.h"
#include "core/command/plugin.h"
#include "core/conformance/conformance.h"
#include "core/document/answer.h"
#include "core/runner/worker_run.h"

static const char *const STATES[CHECK_STATE_COUNT][LANGUAGE_COUNT] = {
    {"passed", "pasó"}, {"note", "nota"}, {"warning", "aviso"}, {"failed", "falló"}, {"skipped", "omitido"}, {"void", "sin objeto"}};

static void
print_result(const CheckResult *result, const CheckOrder *order, Language language)
{
    bool bad = result->state == CHECK_NOTE || result->state == CHECK_WARNING || result->state == CHECK_FAILED;
    const char *detail = result->detail[language];
    printf("%s  %-10s  %s", result->id, STATES[result->state][language], result->rule[language]);
    if (*detail)
        printf(": %s", detail);
    if (bad && *result->mend[language])
        printf("; %s", result->mend[language]);
    printf("\n");
    if (bad)
        printf("     hito plugin check %s --only %s --seed %" G_GUINT64_FORMAT "\n", order->folder, result->id, order->seed);
}

static void
print_text(const GPtrArray *results, const CheckOrder *order, Language language)
{
    unsigned counts[CHECK_STATE_COUNT] = {0};
    for (guint i = 0; i < results->len; i++) {
        const CheckResult *result = results->pdata[i];
        counts[result->state]++;
        print_result(result, order, language);
    }
    for (int s = 0; s < CHECK_STATE_COUNT; s++)
        printf("%s%u %s", s ? ", " : "", counts[s], STATES[s][language]);
    printf("\n");
}

static void
print_json(const GPtrArray *results, const CheckOrder *order)
{
    g_autoptr(Answer) answer = answer_new();
    answer_text(answer, "folder", order->folder);
    answer_number(answer, "seed", (int64_t)order->seed);
    answer_list(answer, "checks");
    for (guint i = 0; i < results->len; i++) {
        const CheckResult *result = results->pdata[i];
        Answer *item = answer_item(answer, "checks");
        answer_text(item, "id", result->id);
        answer_text(item, "state", check_state_name(result->state));
        answer_text(item, "rule", result->rule[LANGUAGE_EN]);
        answer_text(item, "detail", result->detail[LANGUAGE_EN]);
        answer_text(item, "mend", result->mend[LANGUAGE_EN]);
    }
    answer_print(answer, stdout);
}

/* The gravest result decides: 3 for one that failed, 1 for a warning when those count. */
static void
judge(Command *command, const GPtrArray *results, const char *folder, bool strict)
{
    unsigned failed = 0, warned = 0;
    for (guint i = 0; i < results->len; i++) {
        failed += ((const CheckResult *)results->pdata[i])->state == CHECK_FAILED;
        warned += ((const CheckResult *)results->pdata[i])->state == CHECK_WARNING;
    }
    g_autofree char *number = g_strdup_printf("%u", failed ? failed : warned);
    if (failed)
        finding_add(command->findings, 451, "", 0, folder, number, NULL);
    else if (warned && strict)
        finding_add(command->findings, 452, "", 0, folder, number, NULL);
}

void
plugin_check(Command *command)
{
    static const Usage USAGE = {"plugin check", "FOLDER", 1, 1,
                                {"Check a packed plug-in against the contract, in sandboxed processes.",
                                 "Revisa un complemento empaquetado según el contrato, en procesos aislados."}};
    g_autofree char *only = NULL, *seed = NULL, *key = NULL;
    bool strict = false;
    const Option options[] = {
        {"only", 0, &only, NULL, "ID", {"one check, such as I07", "una sola revisión, como I07"}},
        {"seed", 0, &seed, NULL, "N", {"of the made-up rows; 1 when not given", "de las filas inventadas; 1 si no se da"}},
        {"key", 0, &key, NULL, "FILE.pub", {"the key that must have signed it", "la clave que debe haberlo firmado"}},
        {"strict", 0, NULL, &strict, NULL, {"exit 1 for warnings", "estado 1 por avisos"}},
    };
    if (!options_take(command, &USAGE, options, G_N_ELEMENTS(options)))
        return;
    guint64 number = 1;
    if (only && !conformance_knows(only)) {
        finding_add(command->findings, 450, "", 0, only, NULL);
        return;
    }
    if (seed && !g_ascii_string_to_unsigned(seed, 10, 0, G_MAXINT64, &number, NULL)) {
        finding_add(command->findings, 453, "", 0, seed, NULL);
        return;
    }
    g_autofree char *worker = worker_run_default_path();
    CheckOrder order = {command->argv[1], only, worker, number, key};
    g_autoptr(GPtrArray) results = conformance_check(&order, command->findings);
    if (!results)
        return;
    if (command->json)
        print_json(results, &order);
    else
        print_text(results, &order, command->language);
    judge(command, results, order.folder, strict);
}
