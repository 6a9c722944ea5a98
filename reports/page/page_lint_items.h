/* SPDX-License-Identifier: Apache-2.0 */
#ifndef REPORTS_PAGE_PAGE_LINT_ITEMS_H
#define REPORTS_PAGE_PAGE_LINT_ITEMS_H

#include "core/base/finding.h"
#include "reports/page/page.h"

/* Inside the room only. */

/** Check what stands on one page: margins, overlaps, contrast, clips. Errors: findings H7114 to H7117. */
void page_lint_items(const Page *page, FindingList *findings);

#endif
