/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CORE_WORKBOOK_FINDINGS_CSV_H
#define CORE_WORKBOOK_FINDINGS_CSV_H

#include "core/base/finding.h"

/** Write a list of findings as CSV in UTF-8 with a byte order mark, as Excel opens it in that language: parted by commas in
 *  English, by semicolons in Spanish.
 *  Errors: false, nothing half-written at @p path, and H152. */
bool findings_csv_write(const FindingList *list, Language language, const char *path, FindingList *findings);

#endif
