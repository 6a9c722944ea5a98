/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CORE_DOCUMENT_SOURCE_MAP_WRITE_H
#define CORE_DOCUMENT_SOURCE_MAP_WRITE_H

#include "core/base/finding.h"
#include "core/model/source_map.h"

/** Put what is said of one input into a sources.json: a new one, or in place of what an existing one says of that input, all
 *  else of which stays. What is as the manifest has it is left out, but every column's name stands there to be mended.
 *  Errors: false, the file untouched, and H2501, H2502 or H2530. */
bool source_map_write(const SourceMapInput *said, const Input *input, const char *path, FindingList *findings);

#endif
