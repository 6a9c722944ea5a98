/* SPDX-License-Identifier: Apache-2.0 */
/* A database file of any bytes: SQLite or the reader refuses it, or its rows are counted. It is opened by its name,
 * so it stands in a file. */
#include <glib/gstdio.h>
#include <stdlib.h>

#include "tests/fuzz/made_file.h"
#include "tests/fuzz/mutate.h"

static char *folder;

static void
remove_folder(void)
{
    g_rmdir(folder);
}

static void
parse(const char *bytes, size_t size)
{
    if (!folder) {
        folder = g_dir_make_tmp("hito-fuzz-XXXXXX", NULL);
        must(folder != NULL, "no folder");
        atexit(remove_folder);
    }
    g_autofree char *path = g_build_filename(folder, "rows.sqlite", NULL);
    must(g_file_set_contents_full(path, bytes, (gssize)size, G_FILE_SET_CONTENTS_NONE, 0600, NULL), "no file");
    g_autoptr(Manifest) manifest = made_manifest();
    for (int rich = 0; rich < 2; rich++) {
        g_autoptr(SourceMap) map = made_map(manifest, KIND_SQLITE, ENCODING_UTF8, rich != 0);
        made_read(&(MadeReading){manifest, map, path, 1 << 16, false, false});
    }
    g_unlink(path);
}

FUZZ_TARGET(400, parse)
