/* SPDX-License-Identifier: Apache-2.0 */
#include "core/source/source_header.h"

#include <string.h>

#include "core/source/source_messages.h"

/* Where a declared column is, and how often. */
static guint
find(const GArray *names, const char *wanted, uint32_t *field)
{
    guint found = 0;
    size_t length = strlen(wanted);
    for (guint k = 0; k < names->len; k++) {
        const SourceField *name = &g_array_index(names, SourceField, k);
        if (name->length != length || memcmp(name->bytes, wanted, length) != 0)
            continue;
        if (found++ == 0)
            *field = k;
    }
    return found;
}

/* The name in the file is the partner's own, in either language perhaps. */
static guint
find_any(const GArray *names, const SourceColumn *column, uint32_t *field)
{
    guint found = 0;
    if (!column->form)
        return find(names, column->declared->name, field);
    for (guint i = 0; i < column->form->names->len; i++) {
        uint32_t at = 0;
        guint here = find(names, column->form->names->pdata[i], &at);
        if (here > 0 && found == 0)
            *field = at;
        found += here;
    }
    return found;
}

static char *
all_names(const SourceMapColumn *form)
{
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < form->names->len; i++)
        g_string_append_printf(text, "%s%s", i ? " | " : "", (const char *)form->names->pdata[i]);
    return g_string_free(text, FALSE);
}

static GArray *
read_names(const SourceRecord *header)
{
    GArray *names = g_array_sized_new(FALSE, FALSE, sizeof(SourceField), header->n_fields);
    for (uint32_t k = 0; k < header->n_fields; k++) {
        SourceField name = source_reader_field(header, k);
        if (!source_field_bare(&name, true, true))
            name.length = 0;
        g_array_append_val(names, name);
    }
    return names;
}

/* Line ends of old Macintoshes make the whole file one record. */
static bool
has_bare_returns(const SourceRecord *header)
{
    return memchr(header->bytes + header->begin, '\r', header->ends[header->n_fields - 1] - header->begin) != NULL;
}

bool
source_header_match(SourceColumns *columns, const SourceRecord *header, const char *file, FindingList *findings)
{
    g_autoptr(GArray) names = read_names(header);
    bool good = true;
    columns->n_fields = header->n_fields;
    for (uint32_t c = 0; c < columns->n; c++) {
        SourceColumn *column = &columns->columns[c];
        if (column->form && column->form->constant)
            continue;
        g_autofree char *wanted = column->form ? all_names(column->form) : g_strdup(column->declared->name);
        guint found = find_any(names, column, &column->field);
        if (found == 0 && has_bare_returns(header)) {
            finding_add(findings, SOURCE_LINE_ENDS, file, header->row, NULL);
            return false;
        }
        if (found != 1)
            finding_add(findings, found == 0 ? SOURCE_COLUMN_MISSING : SOURCE_COLUMN_TWICE, file, header->row, wanted,
                        NULL);
        good = good && found == 1;
    }
    return good;
}
