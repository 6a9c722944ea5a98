/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CORE_SOURCE_SOURCE_CODES_H
#define CORE_SOURCE_SOURCE_CODES_H

#include <glib.h>
#include <stddef.h>
#include <stdint.h>

/** The codes of one list, looked up by their bytes. */
typedef struct SourceCodes SourceCodes;

/** Prepare a list. Owner: caller, source_codes_free(); the strings of @p codes are borrowed. */
SourceCodes *source_codes_new(const GPtrArray *codes);
void source_codes_free(SourceCodes *codes);

/** The index of a code, -1 when the list does not have it; 8 bytes behind it must be readable. */
int32_t source_codes_find(const SourceCodes *codes, const uint8_t *bytes, size_t length);

#endif
