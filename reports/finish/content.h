/* SPDX-License-Identifier: Apache-2.0 */
#ifndef REPORTS_FINISH_CONTENT_H
#define REPORTS_FINISH_CONTENT_H

#include <glib.h>

#include "reports/page/page.h"

/* Inside the room only: what a page paints. */

/** The mark of each run that belongs to a node: 0, 1 ... on each page in drawing order. Owner: caller, hash of PageRun to
 *  integer. */
GHashTable *content_marks(const PageDocument *document);

/** Rewrite the drawn content of a page: each marked stretch becomes its run's, with the node's type and mark, or an
 *  artifact. Nothing else changes. Owner: caller, g_string_free().
 *  Errors: H7150 when stretches and runs differ, or paint lies outside any, NULL. */
GString *content_rewrite(const Page *page, GHashTable *marks, const unsigned char *bytes, size_t size, GError **error);

#endif
