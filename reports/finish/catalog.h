/* SPDX-License-Identifier: Apache-2.0 */
#ifndef REPORTS_FINISH_CATALOG_H
#define REPORTS_FINISH_CATALOG_H

#include <qpdf/qpdf-c.h>

#include "reports/page/page.h"

/* Inside the room only: the catalog's own entries. */

/** Write language, marks, viewer preferences, colour profile, page labels and bookmarks.
 *  pages: handles of the pages, in order. */
void catalog_write(qpdf_data pdf, const PageDocument *document, const qpdf_oh *pages);

#endif
