/* SPDX-License-Identifier: Apache-2.0 */
/* GLib parses the words; the help is ours, since GLib's speaks the language of the locale only. */
#include "core/command/options.h"

#include <string.h>

static void
print_option(const Option *option, Language language)
{
    g_autofree char *names = g_strdup_printf("%s--%s%s%s", option->letter ? (char[]){'-', option->letter, ',', ' ', 0} : "    ",
                                             option->name, option->placeholder ? " " : "",
                                             option->placeholder ? option->placeholder : "");
    printf("  %-24s %s\n", names, option->meaning[language]);
}

static void
print_usage(const Usage *usage, const Option *options, size_t n_options, Language language)
{
    static const char *const WORD[LANGUAGE_COUNT] = {"usage", "uso"};
    static const char *const REST[LANGUAGE_COUNT] = {"[options]", "[opciones]"};
    static const Option COMMON[] = {
        {"lang", 0, NULL, NULL, "en|es", {"language of the messages", "idioma de los mensajes"}},
        {"json", 0, NULL, NULL, NULL, {"the answer as JSON, for machines", "la respuesta en JSON, para programas"}},
        {"help", 0, NULL, NULL, NULL, {"this text", "este texto"}},
    };
    printf("%s: hito %s %s%s%s\n%s\n\n", WORD[language], usage->name, usage->words, *usage->words ? " " : "", REST[language],
           usage->purpose[language]);
    for (size_t i = 0; i < n_options; i++)
        print_option(&options[i], language);
    for (size_t i = 0; i < G_N_ELEMENTS(COMMON); i++)
        print_option(&COMMON[i], language);
}

/* The first word that still looks like an option was not known; a lone "-" is a file. */
static const char *
unknown_option(const Command *command)
{
    for (int i = 1; i < command->argc; i++) {
        if (strcmp(command->argv[i], "--") == 0)
            return NULL;
        if (command->argv[i][0] == '-' && command->argv[i][1])
            return command->argv[i];
    }
    return NULL;
}

static void
drop_dashes(Command *command)
{
    int kept = 0;
    bool dropped = false;
    for (int i = 0; i < command->argc; i++) {
        if (!dropped && i > 0 && strcmp(command->argv[i], "--") == 0)
            dropped = true;
        else
            command->argv[kept++] = command->argv[i];
    }
    command->argc = kept;
    command->argv[kept] = NULL;
}

static bool
parse(Command *command, const Usage *usage, const Option *options, size_t n_options, gboolean *help)
{
    g_autofree GOptionEntry *entries = g_new0(GOptionEntry, n_options + 2);
    g_autofree gboolean *flags = g_new0(gboolean, n_options + 1);
    for (size_t i = 0; i < n_options; i++) {
        entries[i].long_name = options[i].name;
        entries[i].short_name = options[i].letter;
        entries[i].arg = options[i].flag ? G_OPTION_ARG_NONE : G_OPTION_ARG_FILENAME;
        entries[i].arg_data = options[i].flag ? (gpointer)&flags[i] : (gpointer)options[i].value;
    }
    entries[n_options] = (GOptionEntry){.long_name = "help", .short_name = 'h', .arg = G_OPTION_ARG_NONE, .arg_data = help};
    g_autoptr(GOptionContext) context = g_option_context_new(NULL);
    g_option_context_set_help_enabled(context, FALSE);
    g_option_context_set_ignore_unknown_options(context, TRUE);
    g_option_context_add_main_entries(context, entries, NULL);
    const char *last = command->argv[command->argc - 1];
    if (!g_option_context_parse(context, &command->argc, &command->argv, NULL)) {
        finding_add(command->findings, 101, "", 0, last, usage->name, NULL);
        return false;
    }
    for (size_t i = 0; i < n_options; i++) {
        if (options[i].flag)
            *options[i].flag = flags[i] != FALSE;
    }
    return true;
}

bool
options_take(Command *command, const Usage *usage, const Option *options, size_t n_options)
{
    gboolean help = FALSE;
    if (!parse(command, usage, options, n_options, &help))
        return false;
    if (help) {
        print_usage(usage, options, n_options, command->language);
        return false;
    }
    const char *unknown = unknown_option(command);
    if (unknown) {
        finding_add(command->findings, 100, "", 0, unknown, usage->name, NULL);
        return false;
    }
    drop_dashes(command);
    int words = command->argc - 1;
    if (words < usage->min_words || words > usage->max_words) {
        finding_add(command->findings, 102, "", 0, usage->name, usage->words, NULL);
        return false;
    }
    return true;
}

bool
options_need(Command *command, const Usage *usage, const char *value, const char *name)
{
    if (value && *value)
        return true;
    finding_add(command->findings, 103, "", 0, name, usage->name, NULL);
    return false;
}
