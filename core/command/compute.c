/* SPDX-License-Identifier: Apache-2.0 */
#include "core/command/as_of.h"
#include "core/command/compute_partner.h"
#include "core/command/options.h"
#include "core/command/plugin_folder.h"
#include "core/command/submit.h"
#include "core/command/workers.h"
#include "core/document/answer.h"
#include "core/document/plan_read.h"
#include "core/workbook/findings_book.h"
#include "core/workbook/findings_csv.h"

static const Usage USAGE = {
    "compute",
    "PROGRAMME PARTNER",
    2,
    2,
    {"Run one partner's plug-in over the partner's files and write its submission: aggregates, never a case row.",
     "Ejecuta el complemento de una organización sobre sus archivos y escribe su entrega: agregados, nunca una fila de un caso."},
};

/* What the command line says; every string is owned. */
typedef struct Wanted {
    char *period, *data, *output, *plugins, *trust, *as_of, *book, *sign, *seal, *workers_word;
    Quarter quarter;
    int32_t day;
    uint32_t workers;
} Wanted;

static void
wanted_clear(Wanted *wanted)
{
    char *strings[] = {wanted->period, wanted->data, wanted->output, wanted->plugins, wanted->trust, wanted->as_of, wanted->book, wanted->sign, wanted->seal,
                       wanted->workers_word};
    for (size_t i = 0; i < G_N_ELEMENTS(strings); i++)
        g_free(strings[i]);
}

static bool
read_line(Command *command, Wanted *wanted)
{
    const Option options[] = {
        {"period", 0, &wanted->period, NULL, "FY2026Q3", {"reporting period", "período del informe"}},
        {"data", 0, &wanted->data, NULL, "DIR", {"folder of the partner's files", "carpeta con los archivos de la organización"}},
        {"output", 'o', &wanted->output, NULL, "FILE", {"the submission to write", "la entrega que se escribe"}},
        {"plugins", 0, &wanted->plugins, NULL, "DIR", {"folder of plug-ins", "carpeta de complementos"}},
        {"trust", 0, &wanted->trust, NULL, "DIR", {"folder of keys and approvals", "carpeta de claves y aprobaciones"}},
        {"workers", 0, &wanted->workers_word, NULL, "K", {"processes that share a plug-in's rows", "procesos que se reparten las filas de un complemento"}},
        {"as-of", 0, &wanted->as_of, NULL, "DATE", {"the day to take for today", "el día que se toma como hoy"}},
        {"sign", 0, &wanted->sign, NULL, "FILE.key", {"sign it with the partner's secret key", "firmarla con la clave secreta de la organización"}},
        {"seal", 0, &wanted->seal, NULL, "FILE.seal.pub", {"seal it to the office's public key", "sellarla con la clave pública de la oficina"}},
        {"findings", 0, &wanted->book, NULL, "FILE", {"what was found, as FILE.xlsx or FILE.csv", "los hallazgos, como ARCHIVO.xlsx o ARCHIVO.csv"}},
    };
    if (!options_take(command, &USAGE, options, G_N_ELEMENTS(options)) ||
        !options_need(command, &USAGE, wanted->period, "period") || !options_need(command, &USAGE, wanted->data, "data") ||
        !options_need(command, &USAGE, wanted->output, "output"))
        return false;
    char *plugins = plugin_folder(wanted->plugins);
    g_free(wanted->plugins);
    wanted->plugins = plugins;
    if (!wanted->trust)
        wanted->trust = compute_partner_trust();
    return as_of_period(command, command->argv[1], wanted->period, &wanted->quarter) &&
           as_of_day(command, wanted->as_of, wanted->quarter, &wanted->day) &&
           workers_wanted(command, wanted->workers_word, &wanted->workers);
}

static void
answer(const Command *command, const Wanted *wanted, const Submission *submission)
{
    int64_t used = 0, rejected = 0;
    for (guint i = 0; i < submission->inputs->len; i++) {
        const SubmissionInput *input = submission->inputs->pdata[i];
        used += input->used;
        rejected += input->rejected;
    }
    guint cells = submission->observations->observations->len;
    g_autofree char *refused = sandbox_refusals_words((const SandboxRefusal *)(const void *)submission->refusals->data, submission->refusals->len);
    if (command->json) {
        g_autoptr(Answer) json = answer_new();
        answer_text(json, "submission", wanted->output);
        answer_text(json, "sha256", submission->sha256);
        answer_text(json, "partner", submission->partner);
        g_autofree char *missing = sandbox_layers_missing(submission->layers);
        answer_text(json, "layers_missing", missing);
        answer_text(json, "refused_calls", refused);
        answer_number(json, "failure", submission->failure);
        answer_number(json, "observations", cells);
        answer_number(json, "rows_used", used);
        answer_number(json, "rows_rejected", rejected);
        answer_print(json, stdout);
        return;
    }
    bool es = command->language == LANGUAGE_ES;
    printf(es ? "%s: %u observaciones de %" G_GINT64_FORMAT " filas, %" G_GINT64_FORMAT " rechazadas\n"
              : "%s: %u observations from %" G_GINT64_FORMAT " rows, %" G_GINT64_FORMAT " rejected\n",
           wanted->output, cells, used, rejected);
    if (submission->refusals->len > 0)
        printf(es ? "%s: el aislamiento rechazó %s\n" : "%s: the sandbox refused %s\n", submission->manifest->id, refused);
}

static void
compute(Command *command, const Wanted *wanted)
{
    g_autoptr(Plan) plan = plan_read(command->argv[1], wanted->period, command->findings);
    if (!plan)
        return;
    const Partner *partner = plan_find_partner(plan, command->argv[2]);
    if (!partner) {
        finding_add(command->findings, 106, "", 0, command->argv[2], plan->id, NULL);
        return;
    }
    ComputeRequest request = {plan, partner, wanted->quarter, wanted->day, wanted->data, wanted->plugins, wanted->trust, wanted->workers};
    g_autoptr(Submission) submission = compute_partner(&request, command->findings);
    if (wanted->book && g_str_has_suffix(wanted->book, ".csv"))
        findings_csv_write(command->findings, command->language, wanted->book, command->findings);
    else if (wanted->book)
        findings_book_write(command->findings, command->language, wanted->book, command->findings);
    if (!submission || finding_list_worst(command->findings) >= FINDING_USAGE)
        return;
    if (submit_write(submission, wanted->sign, wanted->seal, wanted->output, command->findings))
        answer(command, wanted, submission);
}

void
command_compute(Command *command)
{
    Wanted wanted = {0};
    if (read_line(command, &wanted))
        compute(command, &wanted);
    wanted_clear(&wanted);
}
