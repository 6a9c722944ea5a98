/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CORE_DOCUMENT_SOURCE_MAP_DERIVED_H
#define CORE_DOCUMENT_SOURCE_MAP_DERIVED_H

#include "core/document/source_map_parts.h"

/** Read how a column comes from others: "first" of some choices, "age" between two days, or "joined" columns; at most one. */
void source_map_derived_read(JsonWalk *walk, json_t *node, const SourceMapScope *scope, const Column *declared,
                             SourceMapColumn *into);

/** Read which rows of the file are rows of the input: "rows": [{"column": ..., "has": ...}]. */
void source_map_derived_rows(JsonWalk *walk, json_t *node, SourceMapInput *into);

#endif
