/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CORE_SOURCE_SOURCE_REWRITE_H
#define CORE_SOURCE_SOURCE_REWRITE_H

#include "core/source/source_field.h"

/** Room for a value in another form, with the 16 readable bytes behind it. */
enum { SOURCE_REWRITE_MAX = 96, SOURCE_DAY_TEXT = 11 };

/** Turn a value into the form that the manifest declares, as the column's form in sources.json says: values and marks
 *  are looked up, dates become YYYY-MM-DD, thousands separators go, zeros come back. @p typed values (a number of a
 *  workbook, a member of JSON) need no form of numbers and dates. The field may then point into @p scratch, of
 *  SOURCE_REWRITE_MAX bytes, until the next call. Returns the rule that was broken, if any. */
SourceRule source_rewrite(const SourceColumn *column, bool typed, uint8_t *scratch, SourceField *field);

/** Write the day of a workbook's serial number as YYYY-MM-DD, SOURCE_DAY_TEXT bytes with the end; false for what is no
 *  day: 60 counted from 1900, which never was, and numbers outside the years 1900 to 9999. Source: ECMA-376-1, 18.17.4. */
bool source_rewrite_serial(int64_t serial, bool from_1904, char *text);

/** Undo UTF-8 that was read as Windows-1252 and written as UTF-8 again, in place; what does not have that form stays. */
void source_rewrite_undo(SourceField *field);

/** Whether a text has letters that were encoded twice. */
bool source_rewrite_is_twice(const SourceField *field);

#endif
