/* SPDX-License-Identifier: Apache-2.0 */
#ifndef REPORTS_FINISH_PROFILE_H
#define REPORTS_FINISH_PROFILE_H

#include <glib.h>

/* Inside the room only: the colour space that the report's colours are meant in. */

/** An ICC profile, version 2.1, of sRGB, always the same bytes. Owner: caller, g_byte_array_unref().
 *  Source: IEC 61966-2-1 (curve and primaries), ICC.1:2001-04 (format), Bradford adaptation to D50. */
GByteArray *profile_srgb(void);

#endif
