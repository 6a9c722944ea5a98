/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TOOLS_SYNTHESIZE_SHEET_H
#define TOOLS_SYNTHESIZE_SHEET_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

enum { NO_DAY = INT32_MIN };

/** What a column holds, as far as its defects go. */
typedef enum SheetKind { SHEET_KEY, SHEET_CODE, SHEET_DATE, SHEET_NUMBER, SHEET_BOOL, SHEET_REAL } SheetKind;

typedef struct SheetColumn {
    const char *name;
    SheetKind kind;
    bool nullable;
    int max; /* SHEET_NUMBER: the largest that is allowed; 0 for no limit */
} SheetColumn;

/** The form of one input of one partner; a NULL name ends the columns. */
typedef struct SheetForm {
    const char *partner, *input;
    SheetColumn columns[16];
} SheetForm;

/** One file while it is filled, as clean CSV: commas, line feeds, no field that needs quotes. */
typedef struct Sheet {
    const SheetForm *form;
    GString *text;
    int64_t rows; /* with the header */
    int column;   /* the next to fill */
} Sheet;

/** A sheet with its header line. Owner: caller, sheet_free(). */
Sheet *sheet_new(const SheetForm *form);
void sheet_free(Sheet *sheet);

/** Fill the next field: text ("" for none), a number, a day (NO_DAY for none), Y or N. */
void sheet_text(Sheet *sheet, const char *text);
void sheet_number(Sheet *sheet, int64_t number);
void sheet_day(Sheet *sheet, int32_t day);
void sheet_bool(Sheet *sheet, bool yes);

/** End the row; every column must have been filled. */
void sheet_end(Sheet *sheet);

/** The form of a partner's input. Owner: static. Errors: aborts when there is none. */
const SheetForm *sheet_form(const char *partner, const char *input);

/** All forms. Owner: static. */
const SheetForm *sheet_forms(size_t *n);

#endif
