/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CORE_DOCUMENT_HEADER_WRITE_H
#define CORE_DOCUMENT_HEADER_WRITE_H

#include "core/base/finding.h"
#include "core/model/manifest.h"

/** Write the C header of a plug-in: code lists and indexes as enums, one struct and one reader per input, one function per
 *  way to count per indicator, and the constant tables that HITO_PLUGIN binds to the SDK.
 *  Owner: caller, g_free().
 *  Errors: NULL and H3022 when two names become the same C name, H3023 when an indicator has too many dimensions. */
char *header_write(const Manifest *manifest, const char *file, FindingList *findings);

#endif
