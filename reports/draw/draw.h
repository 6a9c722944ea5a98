/* SPDX-License-Identifier: Apache-2.0 */
#ifndef REPORTS_DRAW_DRAW_H
#define REPORTS_DRAW_DRAW_H

#include <glib.h>

#include "reports/page/page.h"

/** Draw the pages as PDF bytes that only finish_pdf() understands: each run in one marked stretch, in order of pages and
 *  runs. The document has passed page_lint() and text_check(). Owner: caller, g_bytes_unref().
 *  Errors: H7140 when the drawing library or a font file fails, NULL. */
GBytes *draw_pdf(const PageDocument *document, const char *font_folder, GError **error);

#endif
