/* SPDX-License-Identifier: Apache-2.0 */
/* CSV of any bytes in each encoding, with and without the forms of sources.json: what is not UTF-8 is turned into it
 * or refused, and rows come out the same in any blocks. */
#include <unistd.h>

#include "tests/fuzz/made_file.h"
#include "tests/fuzz/mutate.h"

static void
parse(const char *bytes, size_t size)
{
    char path[64];
    int descriptor = made_file(bytes, size, path);
    g_autoptr(Manifest) manifest = made_manifest();
    for (size_t form = 0; form < 2 * (size_t)ENCODING_COUNT; form++) {
        g_autoptr(SourceMap) map = made_map(manifest, KIND_CSV, (SourceEncoding)(form / 2), form % 2);
        unsigned whole = made_read(&(MadeReading){manifest, map, path, 1 << 16, true, false});
        if (form == size % (2 * ENCODING_COUNT))
            must(made_read(&(MadeReading){manifest, map, path, 1 + size % 97, false, false}) == whole, "blocks make a difference");
    }
    close(descriptor);
}

FUZZ_TARGET(60, parse)
