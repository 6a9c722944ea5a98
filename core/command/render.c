/* SPDX-License-Identifier: Apache-2.0 */
#include "core/command/render.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <spawn.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "core/command/office.h"

enum { REFUSED = 3 };

static char *
program_path(void)
{
    g_autofree char *self = g_file_read_link("/proc/self/exe", NULL);
    g_autofree char *folder = self ? g_path_get_dirname(self) : g_strdup(".");
    return g_build_filename(folder, "hito-report", NULL);
}

static int
wait_for(pid_t child)
{
    int status = 0;
    while (waitpid(child, &status, 0) < 0) {
        if (errno != EINTR)
            return -1;
    }
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

static bool
run_program(const char *publication, const char *tag, const char *staged, FindingList *findings)
{
    g_autofree char *program = program_path();
    g_autoptr(GPtrArray) words = g_ptr_array_new_with_free_func(g_free);
    const char *const WORDS[] = {program, publication, "--lang", tag, "-o", staged};
    for (size_t i = 0; i < G_N_ELEMENTS(WORDS); i++)
        g_ptr_array_add(words, g_strdup(WORDS[i]));
    g_ptr_array_add(words, NULL);
    g_auto(GStrv) environment = g_get_environ();
    pid_t child = 0;
    int failed = posix_spawn(&child, program, NULL, NULL, (char **)words->pdata, environment);
    if (failed != 0) {
        finding_add(findings, 302, "", 0, g_strerror(failed), NULL);
        return false;
    }
    int status = wait_for(child);
    if (status == 0)
        return true;
    g_autofree char *number = g_strdup_printf("%d", status);
    g_autofree char *file = g_path_get_basename(publication);
    finding_add(findings, status == REFUSED ? 305 : 303, file, 0, number, NULL);
    return false;
}

bool
render_report(const char *publication, Language language, const char *path, FindingList *findings)
{
    if (!g_file_test(publication, G_FILE_TEST_IS_REGULAR)) {
        finding_add(findings, 304, "", 0, publication, NULL);
        return false;
    }
    g_autofree char *staged = g_strconcat(path, ".staged", NULL);
    bool done = run_program(publication, language_tag(language), staged, findings) && office_publish(staged, path, findings);
    if (!done)
        g_unlink(staged);
    return done;
}
