/* SPDX-License-Identifier: Apache-2.0 */
#ifndef REPORTS_FINISH_METADATA_H
#define REPORTS_FINISH_METADATA_H

#include <glib.h>
#include <qpdf/qpdf-c.h>

#include "reports/page/page.h"

/* Inside the room only: what the file says about itself. */

/** Write the XMP packet and the information dictionary with the same values; digest is the content's, kept as
 *  dc:identifier. */
void metadata_write(qpdf_data pdf, const PageDocument *document, const char *digest);

/** The XMP packet: PDF/A-2a and PDF/UA-1 identification too. Owner: caller, g_string_free(). */
GString *metadata_xmp(const PageMetadata *metadata, const char *digest);

/** "2026-07-15T00:00:00Z" and "D:20260715000000Z". Owner: caller, g_free(). */
char *metadata_iso_date(int64_t epoch);
char *metadata_pdf_date(int64_t epoch);

#endif
