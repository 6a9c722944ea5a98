/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CORE_SOURCE_SOURCE_DERIVE_H
#define CORE_SOURCE_SOURCE_DERIVE_H

#include "core/model/source_map.h"

/** The header of a file and the fields of one record, as texts without quotes. */
typedef struct SourceDeriveRow {
    const GPtrArray *names;  /* of char* */
    const GPtrArray *values; /* of GString*, as many as the record has */
    bool typed;              /* days stand as YYYY-MM-DD */
} SourceDeriveRow;

/** The value of a column of the file, NULL when the file has no such column; "" for no value. Owner: borrowed. */
const GString *source_derive_value(const SourceDeriveRow *row, const char *column);

/** The first of the choices that holds, NULL when none does. Owner: borrowed from the choices. */
const SourceMapChoice *source_derive_choose(const SourceDeriveRow *row, const GPtrArray *choices);

/** Write the value that a column has in this row, "" for no data. What is no day leaves an age that no rule accepts, so that
 *  the row is found and not repaired. @p form says how days are written. */
void source_derive_write(const SourceDeriveRow *row, const SourceMapColumn *form, GString *to);

#endif
