/* SPDX-License-Identifier: Apache-2.0 */
/* A manifest from anywhere: read it, write its header, and set its library; what was set is read again. */
#include <string.h>

#include "core/document/header_write.h"
#include "core/document/manifest_pack.h"
#include "core/document/manifest_read.h"
#include "tests/fuzz/mutate.h"

static const char VALUE[] = "{\"file\": \"a.so\", \"sha256\": \"00\", \"size\": 1}";

static void
parse(const char *bytes, size_t size)
{
    g_autoptr(FindingList) findings = finding_list_new();
    g_autoptr(Manifest) manifest = manifest_parse(bytes, size, "manifest.json", findings);
    if (!manifest)
        return;
    g_free(header_write(manifest, "manifest.json", findings));
    g_autofree char *json = g_strndup(bytes, size);
    g_autofree char *packed = manifest_set_library(json, VALUE);
    g_autoptr(Manifest) again = packed ? manifest_parse(packed, strlen(packed), "manifest.json", findings) : NULL;
    g_assert(!again || strcmp(again->library, "a.so") == 0);
    for (size_t i = 0; i < finding_list_size(findings); i++)
        g_free(finding_line(finding_list_peek(findings, i), LANGUAGE_ES));
}

FUZZ_TARGET(3000, parse)
