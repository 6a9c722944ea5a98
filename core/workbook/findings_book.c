/* SPDX-License-Identifier: Apache-2.0 */
#include "core/workbook/findings_book.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <xlsxwriter.h>

static const char *const HEADS[LANGUAGE_COUNT][5] = {
    {"File", "Row", "Rule", "Times", "What was found, and what to do"},
    {"Archivo", "Fila", "Regla", "Veces", "Qué se encontró y qué hacer"},
};

static void
write_finding(lxw_worksheet *sheet, lxw_row_t row, const Finding *finding, Language language)
{
    g_autofree char *sentence = finding_sentence(finding, language);
    char rule[8];
    snprintf(rule, sizeof rule, "H%04u", finding->number);
    worksheet_write_string(sheet, row, 0, finding->file, NULL);
    if (finding->row > 0)
        worksheet_write_number(sheet, row, 1, (double)finding->row, NULL);
    worksheet_write_string(sheet, row, 2, rule, NULL);
    worksheet_write_number(sheet, row, 3, (double)finding->count, NULL);
    worksheet_write_string(sheet, row, 4, sentence, NULL);
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
    for (lxw_col_t column = 0; column < 5; column++)
        worksheet_write_string(sheet, 0, column, HEADS[language][column], bold);
    worksheet_set_column(sheet, 0, 0, 24, NULL);
    worksheet_set_column(sheet, 4, 4, 110, NULL);
    worksheet_freeze_panes(sheet, 1, 0);
    size_t n = MIN(finding_list_size(list), (size_t)LXW_ROW_MAX - 1);
    for (size_t i = 0; i < n; i++)
        write_finding(sheet, (lxw_row_t)(i + 1), finding_list_peek(list, i), language);
    worksheet_autofilter(sheet, 0, 0, (lxw_row_t)n, 4);
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
