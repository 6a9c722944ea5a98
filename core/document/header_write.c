/* SPDX-License-Identifier: Apache-2.0 */
#include "core/document/header_write.h"

#include <string.h>

#include "core/base/digest.h"
#include "core/document/header_parts.h"

static char *
c_name(const char *text, char (*letter)(char))
{
    GString *name = g_string_new(NULL);
    if (g_ascii_isdigit(*text))
        g_string_append_c(name, '_');
    for (const char *p = text; *p; p++)
        g_string_append_c(name, g_ascii_isalnum(*p) ? letter(*p) : '_');
    return g_string_free(name, FALSE);
}

char *
header_upper(const char *text)
{
    return c_name(text, g_ascii_toupper);
}

/* Lower-case names become members, parameters and tags, where a word of C cannot stand. */
char *
header_lower(const char *text)
{
    static const char *const WORDS[] = {
        "auto", "break", "case", "char", "const", "continue", "default", "do", "double", "else", "enum", "extern", "float",
        "for", "goto", "if", "inline", "int", "long", "register", "restrict", "return", "short", "signed", "sizeof", "static",
        "struct", "switch", "typedef", "union", "unsigned", "void", "volatile", "while", "bool", "true", "false", "class",
        "this", "new", "delete", "private", "template", NULL};
    char *name = c_name(text, g_ascii_tolower);
    if (!g_strv_contains(WORDS, name))
        return name;
    char *longer = g_strconcat(name, "_", NULL);
    g_free(name);
    return longer;
}

char *
header_comment(const char *text)
{
    GString *safe = g_string_new(text);
    g_string_replace(safe, "*/", "* /", 0);
    return g_string_free(safe, FALSE);
}

void
header_claim(Header *header, GHashTable *scope, const char *name, const char *from)
{
    const char *owner = g_hash_table_lookup(scope, name);
    if (!owner) {
        g_hash_table_insert(scope, g_strdup(name), g_strdup(from));
        return;
    }
    finding_add(header->findings, 3022, header->file, 0, owner, from, name, NULL);
    header->failed = true;
}

HeaderCodes
header_codes(const Indicator *indicator)
{
    HeaderCodes codes = {0};
    for (guint t = 0; t < indicator->tables->len; t++) {
        const Table *table = &g_array_index(indicator->tables, Table, t);
        for (size_t d = 0; d < table->n_dimensions; d++) {
            size_t known = 0;
            size_t kept = MIN(codes.count, (size_t)HEADER_CODES_MAX);
            while (known < kept && codes.dimensions[known] != table->dimensions[d])
                known++;
            if (known < kept)
                continue;
            if (codes.count < HEADER_CODES_MAX)
                codes.dimensions[codes.count] = table->dimensions[d];
            codes.count++;
        }
    }
    return codes;
}

static void
check_codes(Header *header)
{
    for (guint i = 0; i < header->manifest->indicators->len; i++) {
        const Indicator *indicator = header->manifest->indicators->pdata[i];
        if (header_codes(indicator).count > HEADER_CODES_MAX) {
            finding_add(header->findings, 3023, header->file, 0, indicator->code, G_STRINGIFY(8), NULL);
            header->failed = true;
        }
    }
}

/* Saved states are only read back by a plug-in with the same inputs, tables and windows; wording does not matter. */
static void
write_fingerprint(Header *header)
{
    g_autofree char *digest = digest_bytes(header->text->str, header->text->len);
    g_string_append_printf(header->text, "#define HITO_OWN_FINGERPRINT 0x%.16su\n", digest);
}

char *
header_write(const Manifest *manifest, const char *file, FindingList *findings)
{
    Header header = {manifest, file, findings, g_string_new(NULL),
                     g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free), false};
    g_autofree char *version = header_comment(manifest->version);
    g_autofree char *guard = header_upper(manifest->id);
    g_string_append_printf(header.text,
                           "/* SPDX-License-Identifier: Apache-2.0 */\n"
                           "/* Made by hito plugin header from the manifest of %s %s. Not to be edited. */\n"
                           "#ifndef HITO_OWN_%s_H\n#define HITO_OWN_%s_H\n\n#include \"sdk/hito_sdk.h\"\n",
                           manifest->id, version, guard, guard);
    check_codes(&header);
    if (!header.failed) {
        header_names(&header);
        header_inputs(&header);
        header_tables(&header);
        header_indicators(&header);
        write_fingerprint(&header);
    }
    g_string_append(header.text, "\n#endif\n");
    g_hash_table_destroy(header.names);
    return g_string_free(header.text, header.failed);
}
