/* SPDX-License-Identifier: Apache-2.0 */
/* hito-synthesize: made-up case files for every input of the four plug-ins. The same seed gives the same bytes. */
#include <glib.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>

#include "tools/synthesize/mess.h"
#include "tools/synthesize/story.h"

enum { ROWS_MAX = 10000000, QUARTERS_MAX = 64 };

static const struct {
    const char *partner;
    void (*tell)(Story *);
} PARTNERS[] = {
    {"norc", story_norc},
    {"renacer", story_renacer},
    {"aba_roli", story_aba_roli},
    {"padf", story_padf},
};

typedef struct Options {
    gint64 seed, rows, late;
    char *from, *to, *partner;
    gboolean mess;
} Options;

static bool
write_sheet(const char *folder, const Sheet *sheet, Mess *mess)
{
    g_autofree char *name = g_strdup_printf("%s/%s.csv", sheet->form->partner, sheet->form->input);
    g_autofree char *path = g_build_filename(folder, name, NULL);
    g_autoptr(GString) messy = mess ? mess_make(mess, sheet, name) : NULL;
    const GString *bytes = messy ? messy : sheet->text;
    g_autoptr(GError) error = NULL;
    if (g_file_set_contents(path, bytes->str, (gssize)bytes->len, &error))
        return true;
    fprintf(stderr, "hito-synthesize: %s\n", error->message);
    return false;
}

static bool
write_partner(const char *out, size_t index, Story story, Mess *mess)
{
    const char *partner = PARTNERS[index].partner;
    size_t n_forms, n = 0;
    const SheetForm *forms = sheet_forms(&n_forms);
    for (size_t i = 0; i < n_forms; i++) {
        if (strcmp(forms[i].partner, partner) == 0)
            story.sheets[n++] = sheet_new(&forms[i]);
    }
    PARTNERS[index].tell(&story);
    g_autofree char *folder = g_build_filename(out, partner, NULL);
    bool good = g_mkdir_with_parents(folder, 0755) == 0;
    if (!good)
        fprintf(stderr, "hito-synthesize: cannot make %s\n", folder);
    for (size_t i = 0; i < n; i++) {
        good = good && write_sheet(out, story.sheets[i], mess);
        sheet_free(story.sheets[i]);
    }
    return good;
}

static bool
read_span(const Options *options, Story *story)
{
    Quarter last;
    if (!calendar_parse_quarter(calendar_us_fiscal(), options->from, &story->first) || !calendar_parse_quarter(calendar_us_fiscal(), options->to, &last) ||
        last < story->first || last - story->first >= QUARTERS_MAX) {
        fputs("hito-synthesize: --from and --to are quarters such as FY2023Q1, at most 64\n", stderr);
        return false;
    }
    if (options->rows < 1 || options->rows > ROWS_MAX || options->late < 0 || options->late > options->rows) {
        fputs("hito-synthesize: --rows is 1 to 10000000, --late 0 to --rows\n", stderr);
        return false;
    }
    story->n_quarters = last - story->first + 1;
    story->end_day = calendar_quarter_period(last).to_day;
    story->seed = (uint64_t)options->seed;
    story->rows = options->rows;
    story->late = options->late;
    return true;
}

static int
run(const char *out, const Options *options)
{
    Story story = {0};
    if (!read_span(options, &story))
        return 2;
    g_autoptr(Mess) mess = options->mess ? mess_new(story.seed) : NULL;
    bool good = true, any = false;
    for (size_t i = 0; good && i < G_N_ELEMENTS(PARTNERS); i++) {
        if (options->partner && strcmp(options->partner, PARTNERS[i].partner) != 0)
            continue;
        any = true;
        good = write_partner(out, i, story, mess);
    }
    if (!any) {
        fprintf(stderr, "hito-synthesize: no partner %s\n", options->partner);
        return 2;
    }
    return good && (!mess || mess_write(mess, out)) ? 0 : 4;
}

static bool
take_options(int *argc, char ***argv, Options *o)
{
    *o = (Options){1, 10000, 0, NULL, NULL, NULL, FALSE};
    const GOptionEntry entries[] = {
        {"seed", 0, 0, G_OPTION_ARG_INT64, &o->seed, "Draw other data with another number (1)", "N"},
        {"rows", 0, 0, G_OPTION_ARG_INT64, &o->rows, "About so many rows for each partner (10000)", "N"},
        {"from", 0, 0, G_OPTION_ARG_STRING, &o->from, "First quarter (FY2023Q1)", "QUARTER"},
        {"to", 0, 0, G_OPTION_ARG_STRING, &o->to, "Last quarter (FY2026Q3)", "QUARTER"},
        {"late", 0, 0, G_OPTION_ARG_INT64, &o->late, "Add so many cases dated two quarters before the last (0)", "N"},
        {"mess", 0, 0, G_OPTION_ARG_NONE, &o->mess, "Spoil the files as real ones are; OUT/mess.txt lists how", NULL},
        {"partner", 0, 0, G_OPTION_ARG_STRING, &o->partner, "Only this partner", "ID"},
        {NULL, 0, 0, G_OPTION_ARG_NONE, NULL, NULL, NULL},
    };
    g_autoptr(GOptionContext) context = g_option_context_new("OUT - make up case files, the same for the same seed");
    g_option_context_add_main_entries(context, entries, NULL);
    g_autoptr(GError) error = NULL;
    bool good = g_option_context_parse(context, argc, argv, &error);
    if (!good || *argc != 2)
        fprintf(stderr, "hito-synthesize: %s\n", error ? error->message : "one folder is wanted; try --help");
    o->from = o->from ? o->from : g_strdup("FY2023Q1");
    o->to = o->to ? o->to : g_strdup("FY2026Q3");
    return good && *argc == 2;
}

int
main(int argc, char **argv)
{
    Options options;
    int status = take_options(&argc, &argv, &options) ? run(argv[1], &options) : 2;
    g_free(options.from);
    g_free(options.to);
    g_free(options.partner);
    return status;
}
