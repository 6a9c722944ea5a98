/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CORE_DOCUMENT_MANIFEST_PARTS_H
#define CORE_DOCUMENT_MANIFEST_PARTS_H

/* The parts of a manifest, for manifest_read.c alone. Each adds to the manifest and complains through the walk. */
#include "core/document/json_walk.h"
#include "core/model/manifest.h"

enum { MANIFEST_TEXT_MAX = 4096, MANIFEST_ITEMS_MAX = 4096, MANIFEST_DIMENSIONS_MAX = 4 };

/** True for 1 to 64 characters of a-z 0-9 _ . - (upper case too when @p upper); complains otherwise. */
bool manifest_parts_id(JsonWalk *walk, const char *id, bool upper);

/** Read "inputs", after domains and code lists. */
void manifest_parts_inputs(JsonWalk *walk, json_t *root, Manifest *manifest);

/** Read "indicators", after dimensions. */
void manifest_parts_indicators(JsonWalk *walk, json_t *root, Manifest *manifest);

/** Complain that an id stands twice. */
void manifest_parts_twice(JsonWalk *walk, const char *id);

/** Complain that an id is not declared. */
void manifest_parts_undeclared(JsonWalk *walk, const char *id);

#endif
