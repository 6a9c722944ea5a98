/* SPDX-License-Identifier: Apache-2.0 */
#ifndef REPORTS_LAYOUT_LAYOUT_H
#define REPORTS_LAYOUT_LAYOUT_H

#include <glib.h>

#include "reports/page/block.h"
#include "reports/page/page.h"

/** What a report is printed on. Members that are NULL take the usual. */
typedef struct LayoutOptions {
    const PageSize *paper;   /* theme_letter() */
    const char *font_folder; /* THEME_FONT_FOLDER */
} LayoutOptions;

/** Lay a report out on pages: measure every block, break them into pages, draw them with header, footer and structure.
 *  The same report gives the same document. options may be NULL. Owner: caller, page_document_free().
 *  Errors: H7130, H7131 fonts; H7160 to H7164, something does not fit, with its place; NULL. */
PageDocument *layout_pages(const Report *report, const LayoutOptions *options, GError **error);

#endif
