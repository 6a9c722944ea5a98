/* SPDX-License-Identifier: Apache-2.0 */
#ifndef REPORTS_FINISH_RESOURCE_H
#define REPORTS_FINISH_RESOURCE_H

#include <qpdf/qpdf-c.h>

/* Inside the room only: fonts and images that the pages use. */

/** Mend what cairo leaves out: CIDToGIDMap of TrueType subsets, and Interpolate, which PDF/A refuses.
 *  Returns NULL, or what is wrong with a font: not embedded, or without a map to Unicode. Owner: static. */
const char *resource_mend(qpdf_data pdf, qpdf_oh page);

#endif
