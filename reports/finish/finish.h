/* SPDX-License-Identifier: Apache-2.0 */
#ifndef REPORTS_FINISH_FINISH_H
#define REPORTS_FINISH_FINISH_H

#include <glib.h>

#include "reports/page/page.h"

/** Turn the bytes of draw_pdf() into the final file: PDF 1.7 with structure tree, links, bookmarks, metadata and colour
 *  profile, PDF/UA-1 and PDF/A-2a. The same document gives the same bytes. Owner: caller, g_bytes_unref().
 *  Errors: H7150 when the drawn bytes and the document do not fit together, NULL. */
GBytes *finish_pdf(const PageDocument *document, GBytes *drawn, GError **error);

#endif
