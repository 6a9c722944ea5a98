/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CORE_SOURCE_SOURCE_CODES_H
#define CORE_SOURCE_SOURCE_CODES_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/source/source_lane.h"

/** The codes of one list, looked up by their bytes. */
typedef struct SourceCodes SourceCodes;

/** Prepare a list. Owner: caller, source_codes_free(); the strings of @p codes are borrowed. */
SourceCodes *source_codes_new(const GPtrArray *codes);
void source_codes_free(SourceCodes *codes);

/** The index of a code, -1 when the list does not have it; 16 bytes from its beginning and 8 behind it must be readable. */
int32_t source_codes_find(const SourceCodes *codes, const uint8_t *bytes, size_t length);

/** What source_codes_find_all() says of an empty field. */
enum { SOURCE_CODE_EMPTY = -2 };

/** The indices of the fields of a lane, -1 for what is no code. */
void source_codes_find_all(const SourceCodes *codes, const SourceLane *lane, int32_t *found);

/** Whether no code of the list is empty or has blanks or quotes around, so that a field can be looked up as it is. */
bool source_codes_are_plain(const SourceCodes *codes);

#endif
