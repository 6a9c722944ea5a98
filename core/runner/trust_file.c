/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE /* O_NOFOLLOW */
#include "core/runner/trust_file.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static void
free_line(void *line)
{
    g_strfreev(line);
}

/* Whoever may write here decides what runs. */
static bool
is_private(const char *path)
{
    struct stat info;
    return stat(path, &info) != 0 || !(info.st_mode & S_IWOTH);
}

GPtrArray *
trust_file_read(const char *trust, const char *name, guint n_columns, FindingList *findings)
{
    g_autofree char *path = g_build_filename(trust, name, NULL);
    g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func(free_line);
    g_autofree char *bytes = NULL;
    g_autoptr(GError) error = NULL;
    if (!is_private(trust) || !is_private(path)) {
        finding_add(findings, 3134, name, 0, NULL);
        return NULL;
    }
    if (!g_file_get_contents(path, &bytes, NULL, &error)) {
        if (g_error_matches(error, G_FILE_ERROR, G_FILE_ERROR_NOENT))
            return g_steal_pointer(&lines);
        finding_add(findings, 3133, name, 0, error->message, NULL);
        return NULL;
    }
    g_auto(GStrv) rows = g_strsplit(bytes, "\n", -1);
    for (guint row = 1; rows[0] && rows[row]; row++) {
        if (!*rows[row])
            continue;
        char **columns = g_strsplit(rows[row], "\t", -1);
        g_ptr_array_add(lines, columns);
        if (g_strv_length(columns) != n_columns) {
            finding_add(findings, 3133, name, row + 1, "", NULL);
            return NULL;
        }
    }
    return g_steal_pointer(&lines);
}

static char *
line_of(const char *const *columns)
{
    g_autofree char *line = g_strjoinv("\t", (char **)(uintptr_t)columns);
    return g_strconcat(line, "\n", NULL);
}

static bool
write_whole(int file, const char *text)
{
    size_t size = strlen(text);
    return write(file, text, size) == (ssize_t)size && fsync(file) == 0;
}

bool
trust_file_add(const char *trust, const char *name, const char *const *header, const char *const *columns, FindingList *findings)
{
    for (size_t i = 0; columns[i]; i++) {
        if (strpbrk(columns[i], "\t\r\n") || !g_utf8_validate(columns[i], -1, NULL)) {
            finding_add(findings, 3136, name, 0, NULL);
            return false;
        }
    }
    g_autofree char *path = g_build_filename(trust, name, NULL);
    bool made = g_mkdir_with_parents(trust, 0700) == 0;
    int file = made ? open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW, 0644) : -1;
    struct stat info = {0};
    bool good = file >= 0 && fstat(file, &info) == 0;
    /* One write: a line stands whole or not at all. */
    g_autofree char *head = info.st_size == 0 ? line_of(header) : g_strdup("");
    g_autofree char *line = line_of(columns);
    g_autofree char *text = g_strconcat(head, line, NULL);
    good = good && write_whole(file, text);
    if (!good)
        finding_add(findings, 3135, name, 0, g_strerror(errno), NULL);
    if (file >= 0)
        close(file);
    return good;
}
