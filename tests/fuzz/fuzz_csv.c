/* SPDX-License-Identifier: Apache-2.0 */
/* A partner's file of any bytes: both scans, small and large blocks, must hand over the same batches, and every
 * record is used, rejected or blank. */
#include <unistd.h>

#include "tests/fuzz/made_file.h"
#include "tests/fuzz/mutate.h"

static void
parse(const char *bytes, size_t size)
{
    char path[64];
    int descriptor = made_file(bytes, size, path);
    g_autoptr(Manifest) manifest = made_manifest();
    unsigned careful = made_read(&(MadeReading){manifest, NULL, path, 1 << 16, true, false});
    must(made_read(&(MadeReading){manifest, NULL, path, 1 << 16, false, false}) == careful, "fast and careful differ");
    must(made_read(&(MadeReading){manifest, NULL, path, 1 + size % 97, false, false}) == careful, "blocks make a difference");
    g_autoptr(SourceMap) map = made_map(manifest, KIND_CSV, ENCODING_UTF8, size % 2 == 0);
    made_read(&(MadeReading){manifest, map, path, 1 << 16, false, true});
    for (size_t i = 0; size == 0 && i < 2; i++) /* what is no file, once in a while */
        made_read(&(MadeReading){manifest, NULL, i ? "/" : "/none/rows.csv", 1 << 16, false, false});
    close(descriptor);
}

FUZZ_TARGET(120, parse)
