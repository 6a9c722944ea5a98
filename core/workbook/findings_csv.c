/* SPDX-License-Identifier: Apache-2.0 */
#include "core/workbook/findings_csv.h"

#include <string.h>

#include "core/workbook/findings_line.h"

/* A spreadsheet takes a cell that begins so for a formula, also within quotes; names of columns and files are a partner's. */
static const char FORMULA[] = "=+-@\t\r";

static void
put_cell(GString *out, const char *text)
{
    g_string_append_c(out, '"');
    if (*text && strchr(FORMULA, *text))
        g_string_append_c(out, '\'');
    for (; *text; text++) {
        if (*text == '"')
            g_string_append_c(out, '"');
        g_string_append_c(out, *text);
    }
    g_string_append_c(out, '"');
}

static void
put_line(GString *out, const Finding *finding, Language language)
{
    for (FindingsCell cell = FINDINGS_FILE; cell < FINDINGS_CELLS; cell++) {
        g_autofree char *text = finding ? findings_line_cell(finding, cell, language) : g_strdup(findings_line_head(cell, language));
        if (cell > FINDINGS_FILE)
            g_string_append_c(out, language == LANGUAGE_ES ? ';' : ',');
        if (finding && findings_line_is_number(cell))
            g_string_append(out, text);
        else
            put_cell(out, text);
    }
    g_string_append(out, "\r\n");
}

bool
findings_csv_write(const FindingList *list, Language language, const char *path, FindingList *findings)
{
    g_autoptr(GString) out = g_string_new("\xEF\xBB\xBF");
    put_line(out, NULL, language);
    for (size_t i = 0; i < finding_list_size(list); i++)
        put_line(out, finding_list_peek(list, i), language);
    g_autoptr(GError) error = NULL;
    if (g_file_set_contents(path, out->str, (gssize)out->len, &error))
        return true;
    g_autofree char *name = g_path_get_basename(path);
    finding_add(findings, 152, name, 0, error->message, NULL);
    return false;
}
