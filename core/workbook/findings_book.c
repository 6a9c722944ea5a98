/* SPDX-License-Identifier: Apache-2.0 */
#include "core/workbook/findings_book.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <xlsxwriter.h>

#include "core/workbook/findings_line.h"

static void
write_finding(lxw_worksheet *sheet, lxw_row_t row, const Finding *finding, Language language)
{
    for (FindingsCell cell = FINDINGS_FILE; cell < FINDINGS_CELLS; cell++) {
        g_autofree char *text = findings_line_cell(finding, cell, language);
        if (findings_line_is_number(cell) && *text)
            worksheet_write_number(sheet, row, (lxw_col_t)cell, g_ascii_strtod(text, NULL), NULL);
        else if (*text)
            worksheet_write_string(sheet, row, (lxw_col_t)cell, text, NULL);
    }
}

static lxw_error
write_book(const FindingList *list, Language language, const char *path)
{
    lxw_workbook *book = workbook_new(path);
    if (!book)
        return LXW_ERROR_MEMORY_MALLOC_FAILED;
    /* The same findings are the same bytes. */
    lxw_doc_properties properties = {.created = 1};
    workbook_set_properties(book, &properties);
    lxw_worksheet *sheet = workbook_add_worksheet(book, language == LANGUAGE_ES ? "Hallazgos" : "Findings");
    lxw_format *bold = workbook_add_format(book);
    format_set_bold(bold);
    for (FindingsCell cell = FINDINGS_FILE; cell < FINDINGS_CELLS; cell++)
        worksheet_write_string(sheet, 0, (lxw_col_t)cell, findings_line_head(cell, language), bold);
    worksheet_set_column(sheet, FINDINGS_FILE, FINDINGS_FILE, 24, NULL);
    worksheet_set_column(sheet, FINDINGS_COLUMN, FINDINGS_COLUMN, 20, NULL);
    worksheet_set_column(sheet, FINDINGS_SENTENCE, FINDINGS_SENTENCE, 110, NULL);
    worksheet_freeze_panes(sheet, 1, 0);
    size_t n = MIN(finding_list_size(list), (size_t)LXW_ROW_MAX - 1);
    for (size_t i = 0; i < n; i++)
        write_finding(sheet, (lxw_row_t)(i + 1), finding_list_peek(list, i), language);
    worksheet_autofilter(sheet, 0, 0, (lxw_row_t)n, FINDINGS_CELLS - 1);
    return workbook_close(book);
}

bool
findings_book_write(const FindingList *list, Language language, const char *path, FindingList *findings)
{
    g_autofree char *part = g_strconcat(path, ".part", NULL);
    lxw_error error = write_book(list, language, part);
    bool good = error == LXW_NO_ERROR && g_rename(part, path) == 0;
    if (!good) {
        const char *why = error == LXW_NO_ERROR ? g_strerror(errno) : lxw_strerror(error);
        g_autofree char *name = g_path_get_basename(path);
        g_unlink(part);
        finding_add(findings, 152, name, 0, why, NULL);
    }
    return good;
}
