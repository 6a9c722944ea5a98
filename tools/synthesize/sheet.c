/* SPDX-License-Identifier: Apache-2.0 */
#include "tools/synthesize/sheet.h"

#include <string.h>

#include "core/model/period.h"

Sheet *
sheet_new(const SheetForm *form)
{
    Sheet *sheet = g_new0(Sheet, 1);
    sheet->form = form;
    sheet->text = g_string_sized_new(1 << 16);
    for (const SheetColumn *column = form->columns; column->name; column++)
        sheet_text(sheet, column->name);
    sheet_end(sheet);
    return sheet;
}

void
sheet_free(Sheet *sheet)
{
    g_string_free(sheet->text, TRUE);
    g_free(sheet);
}

void
sheet_text(Sheet *sheet, const char *text)
{
    if (sheet->column++)
        g_string_append_c(sheet->text, ',');
    g_string_append(sheet->text, text);
}

void
sheet_number(Sheet *sheet, int64_t number)
{
    char digits[24];
    g_snprintf(digits, sizeof digits, "%" G_GINT64_FORMAT, number);
    sheet_text(sheet, digits);
}

void
sheet_day(Sheet *sheet, int32_t day)
{
    char date[11] = "";
    if (day != NO_DAY)
        period_format_day(day, date);
    sheet_text(sheet, date);
}

void
sheet_bool(Sheet *sheet, bool yes)
{
    sheet_text(sheet, yes ? "Y" : "N");
}

void
sheet_end(Sheet *sheet)
{
    g_assert(sheet->form->columns[sheet->column].name == NULL);
    g_string_append_c(sheet->text, '\n');
    sheet->rows++;
    sheet->column = 0;
}

const SheetForm *
sheet_form(const char *partner, const char *input)
{
    size_t n;
    const SheetForm *forms = sheet_forms(&n);
    for (size_t i = 0; i < n; i++) {
        if (strcmp(forms[i].partner, partner) == 0 && strcmp(forms[i].input, input) == 0)
            return &forms[i];
    }
    g_error("no form %s/%s", partner, input);
}
