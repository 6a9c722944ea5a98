/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CORE_WORKBOOK_FINDINGS_BOOK_H
#define CORE_WORKBOOK_FINDINGS_BOOK_H

#include <stdbool.h>

#include "core/base/finding.h"

/** Write a list of findings as a workbook of one sheet, a line each: file, row, column, rule, times, and the
 *  sentence that a command prints. Findings never hold a value of a row, so the workbook does not.
 *  Errors: false, nothing half-written at @p path, and H152. */
bool findings_book_write(const FindingList *list, Language language, const char *path, FindingList *findings);

#endif
