/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CORE_DOCUMENT_SOURCE_MAP_PARTS_H
#define CORE_DOCUMENT_SOURCE_MAP_PARTS_H

#include "core/document/json_walk.h"
#include "core/model/source_map.h"

/** What a column of sources.json is read against. */
typedef struct SourceMapScope {
    const Manifest *manifest;
    const Input *input;
    const SourceMapColumn *shared; /* what the input says of every column that does not say otherwise */
} SourceMapScope;

/** Index of a member's word among @p words, which end with NULL; a finding for any other word. */
int source_map_parts_word(JsonWalk *walk, json_t *node, const char *key, const char *const *words, int otherwise);

/** Read how dates, numbers and marks are written: of a whole input, or of one column; @p words for true and false too. */
void source_map_parts_marks(JsonWalk *walk, json_t *node, bool words, SourceMapColumn *into);

/** Whether the column can hold a value of the manifest; a finding when it cannot. "" is no data and always can. */
bool source_map_parts_target(JsonWalk *walk, const SourceMapScope *scope, const Column *declared, const char *to);

/** Read a column, which may be absent: "Name in the file", or an object. */
void source_map_parts_column(JsonWalk *walk, json_t *node, const SourceMapScope *scope, const Column *declared,
                             SourceMapColumn *into);

#endif
