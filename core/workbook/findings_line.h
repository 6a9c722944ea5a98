/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CORE_WORKBOOK_FINDINGS_LINE_H
#define CORE_WORKBOOK_FINDINGS_LINE_H

#include "core/base/finding.h"

/** The cells of a line about one finding, in this order. */
typedef enum FindingsCell {
    FINDINGS_FILE,
    FINDINGS_ROW,
    FINDINGS_COLUMN,
    FINDINGS_RULE,
    FINDINGS_TIMES,
    FINDINGS_SENTENCE,
    FINDINGS_CELLS
} FindingsCell;

/** What stands above the cells. Owner: static. */
const char *findings_line_head(FindingsCell cell, Language language);

/** A cell's text, "" for a row or column that a finding does not have; never a value of a row.
 *  Owner: caller, g_free(). */
char *findings_line_cell(const Finding *finding, FindingsCell cell, Language language);

/** Whether a cell is a number. */
bool findings_line_is_number(FindingsCell cell);

#endif
