/* SPDX-License-Identifier: Apache-2.0 */
/* One JSON object a line, of any bytes, as it stands and with every form that sources.json can ask for. */
#include <unistd.h>

#include "tests/fuzz/made_file.h"
#include "tests/fuzz/mutate.h"

static void
parse(const char *bytes, size_t size)
{
    char path[64];
    int descriptor = made_file(bytes, size, path);
    g_autoptr(Manifest) manifest = made_manifest();
    for (int rich = 0; rich < 2; rich++) {
        g_autoptr(SourceMap) map = made_map(manifest, KIND_NDJSON, ENCODING_UTF8, rich != 0);
        unsigned whole = made_read(&(MadeReading){manifest, map, path, 1 << 16, true, false});
        must(made_read(&(MadeReading){manifest, map, path, 1 + size % 97, false, false}) == whole, "blocks make a difference");
    }
    close(descriptor);
}

FUZZ_TARGET(400, parse)
