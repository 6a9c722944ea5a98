/* SPDX-License-Identifier: Apache-2.0 */
#ifndef REPORTS_PAGE_PAGE_LINT_TABLE_H
#define REPORTS_PAGE_PAGE_LINT_TABLE_H

#include "reports/page/page.h"

/* Inside the room only. */

/** True when the cells of a table, with their spans, tile rows of one width; else the columns of the first row that
 *  differs and those of the first row of all. Row spans end with their section. */
bool page_lint_table(const PageNode *table, unsigned *columns, unsigned *first);

#endif
