/* SPDX-License-Identifier: Apache-2.0 */
/* The one command of an office that holds all data: what `hito compute`, `hito compile` and `hito report` do. */
#include <unistd.h>

#include "core/command/as_of.h"
#include "core/command/command.h"
#include "core/command/compile_period.h"
#include "core/command/compute_partner.h"
#include "core/command/office.h"
#include "core/command/options.h"
#include "core/command/plugin_folder.h"
#include "core/command/render.h"
#include "core/command/workers.h"
#include "core/document/answer.h"
#include "core/document/plan_read.h"
#include "core/document/submission_write.h"

/* What the command line says; every string is owned. */
typedef struct Wanted {
    char *period, *data, *office, *plugins, *trust, *as_of;
    char *workers_word;
    Quarter quarter;
    int32_t day;
    uint32_t workers;
} Wanted;

static void
wanted_clear(Wanted *wanted)
{
    char *strings[] = {wanted->period, wanted->data, wanted->office, wanted->plugins, wanted->trust, wanted->as_of, wanted->workers_word};
    for (size_t i = 0; i < G_N_ELEMENTS(strings); i++)
        g_free(strings[i]);
}

static bool
read_line(Command *command, Wanted *wanted)
{
    static const Usage USAGE = {"run", "PROGRAMME", 1, 1,
                                {"Compute every partner, compile, and print the report in both languages.",
                                 "Calcula cada socio, compila e imprime el informe en los dos idiomas."}};
    const Option options[] = {
        {"period", 'p', &wanted->period, NULL, "FY2026Q3", {"reporting period", "período del informe"}},
        {"data", 0, &wanted->data, NULL, "DIR", {"a folder of files for each partner", "una carpeta de archivos por socio"}},
        {"office", 0, &wanted->office, NULL, "DIR", {"folder of the office", "carpeta de la oficina"}},
        {"plugins", 0, &wanted->plugins, NULL, "DIR", {"folder of plug-ins", "carpeta de complementos"}},
        {"trust", 0, &wanted->trust, NULL, "DIR", {"folder of keys and approvals", "carpeta de claves y aprobaciones"}},
        {"workers", 0, &wanted->workers_word, NULL, "K", {"processes that share a plug-in's rows", "procesos que se reparten las filas de un complemento"}},
        {"as-of", 0, &wanted->as_of, NULL, "DATE", {"the day to take for today", "el día que se toma como hoy"}},
    };
    if (!options_take(command, &USAGE, options, G_N_ELEMENTS(options)) ||
        !options_need(command, &USAGE, wanted->period, "period") || !options_need(command, &USAGE, wanted->data, "data") ||
        !options_need(command, &USAGE, wanted->office, "office"))
        return false;
    char *plugins = plugin_folder(wanted->plugins);
    g_free(wanted->plugins);
    wanted->plugins = plugins;
    if (!wanted->trust)
        wanted->trust = g_build_filename(wanted->office, "trust", NULL);
    return as_of_period(command, command->argv[1], wanted->period, &wanted->quarter) &&
           as_of_day(command, wanted->as_of, wanted->quarter, &wanted->day) &&
           workers_wanted(command, wanted->workers_word, &wanted->workers);
}

static void
show_step(const char *what)
{
    if (isatty(STDERR_FILENO))
        fprintf(stderr, "\r\033[K%s", what);
}

/* Submissions are written whatever happened: a failure is what one says. Their findings come back when they are read. */
static GPtrArray *
compute_all(const Plan *plan, const Wanted *wanted, FindingList *findings)
{
    GPtrArray *paths = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; i < plan->partners->len; i++) {
        const Partner *partner = plan->partners->pdata[i];
        ComputeRequest request = {plan, partner, wanted->quarter, wanted->day, wanted->data, wanted->plugins, wanted->trust, wanted->workers};
        g_autoptr(FindingList) said = finding_list_new();
        show_step(partner->short_name);
        g_autoptr(Submission) submission = compute_partner(&request, said);
        g_autofree char *path = office_submission(wanted->office, wanted->period, partner->id);
        if (submission && submission_write(submission, path, findings))
            g_ptr_array_add(paths, g_steal_pointer(&path));
    }
    show_step("");
    return paths;
}

static void
print_reports(const Command *command, const Wanted *wanted)
{
    g_autoptr(Answer) json = answer_new();
    g_autofree char *publication = office_publication(wanted->office, wanted->period);
    answer_text(json, "publication", publication);
    for (int l = 0; l < LANGUAGE_COUNT; l++) {
        g_autofree char *path = office_report(wanted->office, wanted->period, (Language)l);
        show_step(path);
        bool done = render_report(publication, (Language)l, path, command->findings);
        show_step("");
        if (done)
            answer_text(json, language_tag((Language)l), path);
        if (done && !command->json)
            printf("%s\n", path);
    }
    if (command->json)
        answer_print(json, stdout);
}

static void
run(Command *command, const Wanted *wanted)
{
    /* The compile reads the plan anew and says the same of it. */
    g_autoptr(FindingList) of_plan = finding_list_new();
    g_autoptr(Plan) plan = plan_read(command->argv[1], wanted->period, of_plan);
    if (!plan) {
        for (size_t i = 0; i < finding_list_size(of_plan); i++)
            finding_add_copy(command->findings, finding_list_peek(of_plan, i), NULL);
        return;
    }
    if (!office_prepare(wanted->office, command->findings))
        return;
    g_autoptr(GPtrArray) submissions = compute_all(plan, wanted, command->findings);
    CompileOrder order = {command->argv[1], wanted->period, wanted->office, wanted->day, (char *const *)submissions->pdata,
                          (int)submissions->len, true, NULL};
    if (compile_period(&order, command->findings))
        print_reports(command, wanted);
}

void
command_run_all(Command *command)
{
    Wanted wanted = {0};
    if (read_line(command, &wanted))
        run(command, &wanted);
    wanted_clear(&wanted);
}
