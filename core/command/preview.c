/* SPDX-License-Identifier: Apache-2.0 */
/* hito preview: what the office would print of one submission, on the partner's own machine, before it is sent. The same
 * steps as the office's, with the same protection, in a folder that is gone afterwards. */
#include <glib/gstdio.h>
#include <string.h>

#include "core/command/command.h"
#include "core/command/compile_period.h"
#include "core/command/intake.h"
#include "core/command/office.h"
#include "core/command/options.h"
#include "core/command/render.h"
#include "core/document/publication_read.h"

/* Nothing but files and folders of our own lies in it. */
static void
remove_folder(const char *path)
{
    g_autoptr(GDir) folder = g_dir_open(path, 0, NULL);
    for (const char *name = NULL; folder && (name = g_dir_read_name(folder));) {
        g_autofree char *inner = g_build_filename(path, name, NULL);
        if (g_file_test(inner, G_FILE_TEST_IS_DIR) && !g_file_test(inner, G_FILE_TEST_IS_SYMLINK))
            remove_folder(inner);
        else
            g_unlink(inner);
    }
    g_rmdir(path);
}

static const char *
said(const Publication *p, const char *code, const Window *window, Measure measure)
{
    const Value *value = window ? publication_find(p, code, window->id, "", "", measure) : NULL;
    return !value ? "-" : value->status == STATUS_OK ? value->text : observation_status_name(value->status);
}

/* Three lines of windows end with the reporting period: quarter, year, life. */
static void
print_numbers(const Publication *p, Language language)
{
    for (guint i = 0; i < p->indicators->len; i++) {
        const Indicator *d = ((const PublicationIndicator *)p->indicators->pdata[i])->definition;
        printf("%s  %s\n", d->code, bilingual_peek(&d->name, language));
        for (size_t w = 0; w < p->windows->n_windows; w++) {
            const Window *window = &p->windows->windows[w];
            bool own = window->kind == WINDOW_QUARTER || window->kind == WINDOW_FISCAL_YEAR || window->kind == WINDOW_LIFE;
            if (own && window->last == p->windows->report_quarter)
                printf("  %-10s %12s   %s %s\n", window->id, said(p, d->code, window, MEASURE_ACTUAL),
                       language == LANGUAGE_ES ? "meta" : "target", said(p, d->code, window, MEASURE_TARGET));
        }
    }
}

static void
show(Command *command, const CompileOrder *order, const char *output)
{
    g_autofree char *path = office_publication(order->office, order->period);
    if (!compile_period(order, command->findings))
        return;
    g_autoptr(Publication) publication = publication_read(path, command->findings);
    if (!publication)
        return;
    print_numbers(publication, command->language);
    if (output && render_report(path, command->language, output, command->findings))
        printf("%s\n", output);
}

void
command_preview(Command *command)
{
    static const Usage USAGE = {"preview", "PROGRAMME SUBMISSION", 2, 2,
                                {"What the office would print of this submission, and of nothing else: read it before you send it.",
                                 "Lo que la oficina imprimiría de esta entrega, y de nada más: léalo antes de enviarla."}};
    g_autofree char *output = NULL;
    const Option options[] = {{"output", 'o', &output, NULL, "FILE.pdf", {"the partner's section as PDF", "la sección de la organización en PDF"}}};
    if (!options_take(command, &USAGE, options, G_N_ELEMENTS(options)))
        return;
    g_autoptr(Submission) submission = intake_submission(command->argv[2], NULL, command->findings);
    if (!submission)
        return;
    g_autoptr(GError) error = NULL;
    g_autofree char *office = g_dir_make_tmp("hito-preview-XXXXXX", &error);
    if (!office) {
        finding_add(command->findings, 6040, "", 0, "hito-preview", error->message, NULL);
        return;
    }
    CompileOrder order = {.programme = command->argv[1], .period = submission->period, .office = office,
                          .as_of_day = submission->as_of_day, .submissions = command->argv + 2, .n_submissions = 1,
                          .computed_here = true, .alone = submission};
    show(command, &order, output);
    remove_folder(office);
}
