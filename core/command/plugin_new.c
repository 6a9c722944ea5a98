/* SPDX-License-Identifier: Apache-2.0 */
/* A new plug-in is the template under another name: the template is built and compared like any partner's, so it works. */
#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

#include "core/command/options.h"
#include "core/command/plugin.h"

/* Files in which the template's name stands for the new one's; the others are copied as they are. */
static const char *const RENAMED[] = {"manifest.json", "plugin.c", "CMakeLists.txt", "Makefile", NULL};
static const char *const COPIED[] = {"README.md", "sample/cases.csv", "sample/expected.txt", NULL};

/* What is C in those files and how C++ says it; its library is linked in, because the sandbox has no other. */
static const struct {
    const char *c, *cpp;
} IN_CPP[] = {
    {"SOURCES plugin.c)", "SOURCES plugin.cpp)"},
    {"SOURCE = plugin.c\n", "SOURCE = plugin.cpp\n"},
    {" C)\n", " C CXX)\n"},
    {"$(CC) -std=c99", "$(CXX) -std=c++11 -static-libstdc++ -static-libgcc"},
};

/* BIN/../share/hito/template, installed and in a build tree alike. */
static char *
template_folder(void)
{
    g_autofree char *program = g_file_read_link("/proc/self/exe", NULL);
    g_autofree char *bin = g_path_get_dirname(program ? program : "/usr/bin/hito");
    g_autofree char *prefix = g_path_get_dirname(bin);
    return g_build_filename(prefix, "share", "hito", "template", NULL);
}

/* The id becomes part of C names. */
static bool
is_name(const char *id)
{
    if (!g_ascii_islower(*id) || strlen(id) > 64)
        return false;
    while (g_ascii_islower(*id) || g_ascii_isdigit(*id) || *id == '_')
        id++;
    return *id == '\0';
}

/* What to make of the template. */
typedef struct Start {
    const char *id;
    bool cpp;
} Start;

static bool
copy_file(const char *from_folder, const char *to_folder, const char *name, const Start *start, GError **error)
{
    g_autofree char *from = g_build_filename(from_folder, name, NULL);
    bool other_name = start && start->cpp && strcmp(name, "plugin.c") == 0;
    g_autofree char *to = g_build_filename(to_folder, other_name ? "plugin.cpp" : name, NULL);
    g_autofree char *bytes = NULL;
    gsize size = 0;
    if (!g_file_get_contents(from, &bytes, &size, error))
        return false;
    GString *text = g_string_new_len(bytes, (gssize)size);
    for (size_t i = 0; start && start->cpp && i < G_N_ELEMENTS(IN_CPP); i++)
        g_string_replace(text, IN_CPP[i].c, IN_CPP[i].cpp, 0);
    if (start)
        g_string_replace(text, "template", start->id, 0);
    bool written = g_file_set_contents(to, text->str, (gssize)text->len, error);
    g_string_free(text, TRUE);
    return written;
}

static bool
copy_all(const char *to_folder, const Start *start, GError **error)
{
    g_autofree char *from = template_folder();
    for (size_t i = 0; RENAMED[i]; i++) {
        if (!copy_file(from, to_folder, RENAMED[i], start, error))
            return false;
    }
    for (size_t i = 0; COPIED[i]; i++) {
        if (!copy_file(from, to_folder, COPIED[i], NULL, error))
            return false;
    }
    return true;
}

void
plugin_new(Command *command)
{
    static const Usage USAGE = {"plugin new", "ID [FOLDER]", 1, 2,
                                {"Start a plug-in: a copy of the template, named ID, in a new folder.",
                                 "Empieza un complemento: una copia de la plantilla, llamada ID, en una carpeta nueva."}};
    g_autofree char *language = NULL;
    const Option options[] = {
        {"language", 0, &language, NULL, "c|c++", {"what to write it in; c when not given", "en qué escribirlo; c si no se da"}},
    };
    if (!options_take(command, &USAGE, options, G_N_ELEMENTS(options)))
        return;
    Start start = {command->argv[1], language && strcmp(language, "c++") == 0};
    const char *id = command->argv[1], *folder = command->argc > 2 ? command->argv[2] : id;
    g_autofree char *sample = g_build_filename(folder, "sample", NULL);
    g_autoptr(GError) error = NULL;
    if (language && !start.cpp && strcmp(language, "c") != 0)
        finding_add(command->findings, 454, "", 0, language, NULL);
    else if (!is_name(id))
        finding_add(command->findings, 403, "", 0, id, NULL);
    else if (g_file_test(folder, G_FILE_TEST_EXISTS))
        finding_add(command->findings, 404, "", 0, folder, NULL);
    else if (g_mkdir_with_parents(sample, 0777) != 0)
        finding_add(command->findings, 402, "", 0, folder, g_strerror(errno), NULL);
    else if (!copy_all(folder, &start, &error))
        finding_add(command->findings, 402, "", 0, folder, error->message, NULL);
    else
        printf("%s\n", folder);
}
