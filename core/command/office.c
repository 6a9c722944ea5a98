/* SPDX-License-Identifier: Apache-2.0 */
#include "core/command/office.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <unistd.h>

static bool
complain(const char *path, const char *words, FindingList *findings)
{
    finding_add(findings, 6040, "", 0, path, words, NULL);
    return false;
}

bool
office_prepare(const char *office, FindingList *findings)
{
    static const char *const FOLDERS[] = {"submissions", "publications", "reports", "proofs"};
    for (size_t i = 0; i < G_N_ELEMENTS(FOLDERS); i++) {
        g_autofree char *path = g_build_filename(office, FOLDERS[i], NULL);
        if (g_mkdir_with_parents(path, 0700) != 0)
            return complain(path, g_strerror(errno), findings);
    }
    return true;
}

char *
office_ledger(const char *office)
{
    return g_build_filename(office, "ledger.sqlite", NULL);
}

char *
office_publication(const char *office, const char *period)
{
    g_autofree char *name = g_strconcat(period, ".json", NULL);
    return g_build_filename(office, "publications", name, NULL);
}

char *
office_proof(const char *office, const char *period)
{
    g_autofree char *name = g_strconcat(period, ".proof", NULL);
    return g_build_filename(office, "proofs", name, NULL);
}

char *
office_submission(const char *office, const char *period, const char *partner)
{
    g_autofree char *name = g_strconcat(period, ".", partner, ".json", NULL);
    return g_build_filename(office, "submissions", name, NULL);
}

char *
office_report(const char *office, const char *period, Language language)
{
    g_autofree char *name = g_strconcat(period, ".", language_tag(language), ".pdf", NULL);
    return g_build_filename(office, "reports", name, NULL);
}

bool
office_write(const char *path, const char *bytes, size_t size, OfficeReaders readers, FindingList *findings)
{
    g_autoptr(GError) error = NULL;
    GFileSetContentsFlags flags = G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE;
    return g_file_set_contents_full(path, bytes, (gssize)size, flags, readers == OFFICE_OWNER ? 0600 : 0644, &error) ||
           complain(path, error->message, findings);
}

/* The folder is synced too: a rename is only durable when the folder is. */
bool
office_publish(const char *staged, const char *path, FindingList *findings)
{
    if (g_rename(staged, path) != 0)
        return complain(path, g_strerror(errno), findings);
    g_autofree char *folder = g_path_get_dirname(path);
    int descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor >= 0) {
        fsync(descriptor);
        close(descriptor);
    }
    return true;
}
