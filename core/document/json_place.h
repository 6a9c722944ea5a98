/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CORE_DOCUMENT_JSON_PLACE_H
#define CORE_DOCUMENT_JSON_PLACE_H

#include <stddef.h>

/** Where a value stands in a text, both from 1. */
typedef struct JsonPlace {
    int line, column; /* column in bytes */
} JsonPlace;

/** The place of a path such as "indicators[3].name" in the text of a document: of the member's key, or of the element. What
 *  is not there is placed at the nearest thing around it. Shapes: bytes are JSON that was parsed without a fault. */
JsonPlace json_place_find(const char *bytes, size_t size, const char *path);

#endif
