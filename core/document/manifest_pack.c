/* SPDX-License-Identifier: Apache-2.0 */
/* The manifest is edited as text: authors keep their own layout, and a review shows one changed line. */
#include "core/document/manifest_pack.h"

#include <string.h>

#include "core/base/digest.h"
#include "core/document/json_member.h"
#include "core/document/manifest_read.h"

/* What stands before a key: the line end and indentation that a new member takes over. */
static char *
gap_before(const char *json, const char *key)
{
    const char *from = key;
    while (from > json && g_ascii_isspace(from[-1]))
        from--;
    return g_strndup(from, (gsize)(key - from));
}

char *
manifest_set_library(const char *json, const char *value)
{
    JsonMember library = json_member_find(json, "library");
    if (library.key) {
        g_autofree char *head = g_strndup(json, (gsize)(library.key - json));
        return g_strconcat(head, "\"library\": ", value, library.end, NULL);
    }
    JsonMember version = json_member_find(json, "version");
    if (!version.key)
        return NULL;
    g_autofree char *head = g_strndup(json, (gsize)(version.end - json));
    g_autofree char *gap = gap_before(json, version.key);
    return g_strconcat(head, ",", *gap ? gap : " ", "\"library\": ", value, version.end, NULL);
}

static char *
library_value(const char *folder, const char *library, FindingList *findings)
{
    g_autofree char *path = g_build_filename(folder, library, NULL);
    g_autofree char *bytes = NULL;
    gsize size = 0;
    g_autoptr(GError) error = NULL;
    if (!g_file_get_contents(path, &bytes, &size, &error)) {
        finding_add(findings, 3020, "manifest.json", 0, library, error->message, NULL);
        return NULL;
    }
    g_autofree char *sha256 = digest_bytes(bytes, size);
    return g_strdup_printf("{\"file\": \"%s\", \"sha256\": \"%s\", \"size\": %" G_GSIZE_FORMAT "}", library, sha256, size);
}

static bool
replace(const char *path, const char *bytes, FindingList *findings)
{
    g_autoptr(GError) error = NULL;
    if (g_file_set_contents_full(path, bytes, -1, G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0644, &error))
        return true;
    finding_add(findings, 3021, "manifest.json", 0, "manifest.json", error->message, NULL);
    return false;
}

bool
manifest_pack(const char *folder, const char *library, FindingList *findings)
{
    g_autofree char *path = g_build_filename(folder, "manifest.json", NULL);
    g_autoptr(Manifest) manifest = manifest_read(path, findings);
    if (!manifest)
        return false;
    g_autofree char *usual = g_strconcat(manifest->id, ".so", NULL);
    const char *name = library ? library : *manifest->library ? manifest->library : usual;
    g_autofree char *value = library_value(folder, name, findings);
    g_autofree char *json = NULL;
    if (!value || !g_file_get_contents(path, &json, NULL, NULL))
        return false;
    g_autofree char *packed = manifest_set_library(json, value);
    if (!packed) {
        finding_add(findings, 3024, "manifest.json", 0, NULL);
        return false;
    }
    g_autoptr(Manifest) again = manifest_parse(packed, strlen(packed), "manifest.json", findings);
    if (!again)
        return false;
    return strcmp(json, packed) == 0 || replace(path, packed, findings);
}
