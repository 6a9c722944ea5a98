/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CORE_DOCUMENT_SOURCE_MAP_READ_H
#define CORE_DOCUMENT_SOURCE_MAP_READ_H

#include "core/base/finding.h"
#include "core/model/source_map.h"

/** Read a partner's sources.json: how its files differ from what the manifest declares.
 *  Owner: caller, source_map_free().
 *  Errors: NULL and findings H2501 to H2509 when anything is wrong; an unknown key, input, column or code is. */
SourceMap *source_map_read(const char *path, const Manifest *manifest, FindingList *findings);

/** The same from bytes; @p file names them in findings.
 *  Owner: caller, source_map_free(). Errors: as source_map_read(). */
SourceMap *source_map_parse(const char *bytes, size_t size, const char *file, const Manifest *manifest,
                            FindingList *findings);

#endif
