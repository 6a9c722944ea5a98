/* SPDX-License-Identifier: Apache-2.0 */
#include "core/command/options.h"
#include "core/document/answer.h"
#include "core/runner/doctor.h"
#include "core/runner/worker_run.h"

static const Usage USAGE = {
    "doctor", "", 0, 0,
    {"Say what this machine offers to the sandbox of plug-ins, and what is lost without it.",
     "Dice qué ofrece esta máquina al aislamiento de los complementos y qué se pierde sin ello."},
};

static void
print_text(const Doctor *doctor, Language language)
{
    static const char *const WORD[2][LANGUAGE_COUNT] = {{"no", "no"}, {"yes", "sí"}};
    bool es = language == LANGUAGE_ES;
    printf("%-13s Linux %s\n", es ? "núcleo" : "kernel", doctor->kernel);
    for (guint i = 0; i < doctor->lines->len; i++) {
        const DoctorLine *line = doctor->lines->pdata[i];
        printf("%-13s %-4s %s", line->name, WORD[line->stands][language], line->what[language]);
        if (*line->detail)
            printf(" (%s)", line->detail);
        printf("\n");
        if (!line->stands)
            printf("%-18s → %s\n", "", line->lost[language]);
    }
    printf("%-13s %-4s %s\n", es ? "datos reales" : "real data", WORD[doctor->real_data][language],
           doctor->real_data ? (es ? "el aislamiento basta para ellos" : "the sandbox is good enough for them")
                             : (es ? "esta máquina solo ejecuta programas con datos inventados" : "this machine runs programmes with made-up data only"));
}

static void
print_json(const Doctor *doctor)
{
    g_autoptr(Answer) answer = answer_new();
    answer_text(answer, "kernel", doctor->kernel);
    answer_flag(answer, "real_data", doctor->real_data);
    for (guint i = 0; i < doctor->lines->len; i++) {
        const DoctorLine *line = doctor->lines->pdata[i];
        Answer *item = answer_item(answer, "layers");
        answer_text(item, "name", line->name);
        answer_flag(item, "stands", line->stands);
        answer_text(item, "detail", line->detail);
        answer_text(item, "what", line->what[LANGUAGE_EN]);
        answer_text(item, "lost", line->lost[LANGUAGE_EN]);
    }
    answer_print(answer, stdout);
}

void
command_doctor(Command *command)
{
    if (!options_take(command, &USAGE, NULL, 0))
        return;
    g_autofree char *worker = worker_run_default_path();
    g_autoptr(Doctor) doctor = doctor_look(worker, command->findings);
    if (!doctor)
        return;
    if (command->json)
        print_json(doctor);
    else
        print_text(doctor, command->language);
}
