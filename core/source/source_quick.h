/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CORE_SOURCE_SOURCE_QUICK_H
#define CORE_SOURCE_SOURCE_QUICK_H

#include <stdbool.h>
#include <stdint.h>

#include "core/source/source_field.h"
#include "core/source/source_lane.h"

/** Write a lane from row @p row on as far as its fields are plain: no blanks around, no quotes unless it is text, the usual form of
 *  the type. Identifiers are only prepared, in @p keys, one for each field, since the order of rows gives the numbers; length 0
 *  stands for an empty one; other types do without @p keys. Behind the texts 64 bytes of the slot must be free.
 *  Returns a bit for every field that was written; the others need a closer look. A lane can be written again. */
typedef uint64_t SourceQuick(SourceColumn *column, const SourceLane *lane, uint32_t row, SourceKey *keys);

/** The way of a column, NULL where its type or its form needs a look at every field. Owner: static. */
SourceQuick *source_quick_of(const SourceColumn *column);

/** The way of texts. Returns as SourceQuick says. */
uint64_t source_quick_texts(SourceColumn *column, const SourceLane *lane, uint32_t row, SourceKey *keys);

/** Set the validity of some rows, 1 to 64 of them, bit i for row + i. */
void source_quick_mark(SourceColumn *column, uint32_t row, uint32_t n, uint64_t valid);

#endif
