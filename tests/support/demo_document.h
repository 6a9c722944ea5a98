/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TESTS_SUPPORT_DEMO_DOCUMENT_H
#define TESTS_SUPPORT_DEMO_DOCUMENT_H

#include "reports/page/page.h"
#include "reports/text/text.h"

/** A document with everything that a report may hold: contents with links, headings, a paragraph over two pages with a
 *  Spanish stretch and a link, lists, a table with heads, spans and a repeated head, a figure, header and footer.
 *  Owner: caller, page_document_free(). */
PageDocument *demo_document(Typesetter *typesetter);

/** Fonts in English; aborts without them. Owner: caller, typesetter_free(). */
Typesetter *demo_typesetter(void);

/** The finished PDF of a document by the way that hito-report takes; aborts on any error. Owner: caller, g_bytes_unref(). */
GBytes *demo_pdf(const PageDocument *document);

#endif
