/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CORE_SOURCE_SOURCE_HEADER_H
#define CORE_SOURCE_SOURCE_HEADER_H

#include "core/base/finding.h"
#include "core/source/source_columns.h"

/** Find the declared columns in the header record, in any order and beside any others; false, with a finding
 *  for each column, when one is missing or there twice. Names, those of sources.json when it has any,
 *  are compared byte by byte, blanks around taken off. */
bool source_header_match(SourceColumns *columns, const SourceRecord *header, const char *file, FindingList *findings);

#endif
