/* SPDX-License-Identifier: Apache-2.0 */
#ifndef REPORTS_PAGE_PAGE_DUMP_H
#define REPORTS_PAGE_PAGE_DUMP_H

#include "reports/page/page.h"

/** The whole document as text: metadata, the tree in reading order, the items of each page in drawing order.
 *  Numbers are rounded to 0.01 pt; glyphs are left out, so that the text is the same with any version of the
 *  libraries that shape and draw. Golden files compare it. Owner: caller, g_free(). */
char *page_dump(const PageDocument *document);

/** SHA-256 of the dump without runs marked by page_run_undigested(), 64 hexadecimal digits: what an auditor can
 *  compare years later on another machine. Owner: caller, g_free(). */
char *page_digest(const PageDocument *document);

#endif
