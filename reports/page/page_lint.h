/* SPDX-License-Identifier: Apache-2.0 */
#ifndef REPORTS_PAGE_PAGE_LINT_H
#define REPORTS_PAGE_PAGE_LINT_H

#include "core/base/finding.h"
#include "reports/page/page.h"

/** Check all that can be checked before a file is written: which node may stand in which, tables that tile their
 *  grid, alt texts, scopes, ids, languages, heading levels, empty nodes, links that lead somewhere, content in
 *  grouping nodes; text inside the margins (running header and footer inside the paper), no two texts that overlap,
 *  text of enough contrast on white, balanced clips. A document with a finding must not be drawn.
 *  Errors: findings H7101 to H7129. Returns true when there is none. */
bool page_lint(const PageDocument *document, FindingList *findings);

#endif
