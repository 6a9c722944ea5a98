/* SPDX-License-Identifier: Apache-2.0 */
#ifndef REPORTS_FINISH_STRUCTURE_H
#define REPORTS_FINISH_STRUCTURE_H

#include <glib.h>
#include <qpdf/qpdf-c.h>

#include "reports/page/page.h"

/* Inside the room only: the tree of nodes as PDF objects. */

/** Write the structure tree with its parent tree and ids, and the link annotations, into the document's catalog and pages.
 *  pages: handles of the pages, in order; marks: of content_marks(). */
void structure_write(qpdf_data pdf, const PageDocument *document, const qpdf_oh *pages, GHashTable *marks);

/** "[page /XYZ x y null]": the top of a node, or of the first page when it draws nothing. */
qpdf_oh structure_destination(qpdf_data pdf, const qpdf_oh *pages, const PageNode *node);

#endif
