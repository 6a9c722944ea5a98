/* SPDX-License-Identifier: Apache-2.0 */
#include "core/workbook/findings_line.h"

static const char *const HEADS[LANGUAGE_COUNT][FINDINGS_CELLS] = {
    {"File", "Row", "Column", "Rule", "Times", "What was found, and what to do"},
    {"Archivo", "Fila", "Columna", "Regla", "Veces", "Qué se encontró y qué hacer"},
};

const char *
findings_line_head(FindingsCell cell, Language language)
{
    return HEADS[language][cell];
}

bool
findings_line_is_number(FindingsCell cell)
{
    return cell == FINDINGS_ROW || cell == FINDINGS_TIMES;
}

/* Rules of one field, and of a header's column, begin with the column's name; those of the whole row do not. */
static const char *
column_of(const Finding *finding)
{
    unsigned n = finding->number;
    bool header = n == 2011 || n == 2012;
    bool field = n >= 2103 && n < 2320 && n != 2117;
    return (header || field) && finding->argument[0] ? finding->argument[0] : "";
}

char *
findings_line_cell(const Finding *finding, FindingsCell cell, Language language)
{
    switch (cell) {
    case FINDINGS_FILE:
        return g_strdup(finding->file);
    case FINDINGS_ROW:
        return finding->row > 0 ? g_strdup_printf("%" G_GINT64_FORMAT, finding->row) : g_strdup("");
    case FINDINGS_COLUMN:
        return g_strdup(column_of(finding));
    case FINDINGS_RULE:
        return g_strdup_printf("H%04u", finding->number);
    case FINDINGS_TIMES:
        return g_strdup_printf("%" G_GINT64_FORMAT, finding->count);
    case FINDINGS_SENTENCE:
    case FINDINGS_CELLS:
    default:
        return finding_sentence(finding, language);
    }
}
