/* SPDX-License-Identifier: Apache-2.0 */
#include "core/document/publication_read.h"
#include "core/document/publication_write.h"
#include "tests/fuzz/mutate.h"

static void
parse(const char *bytes, size_t size)
{
    g_autoptr(FindingList) findings = finding_list_new();
    g_autoptr(Publication) publication = publication_parse(bytes, size, "fuzz.json", findings);
    size_t written;
    if (publication)
        g_free(publication_bytes(publication, &written));
}

FUZZ_TARGET(40, parse)
