/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CORE_SOURCE_SOURCE_REPEAT_H
#define CORE_SOURCE_SOURCE_REPEAT_H

#include <stdbool.h>
#include <stdint.h>

#include "core/wire/batch.h"

/** The rows of a file seen so far, as 64-bit hashes of their typed values: of 4 million different rows two
 *  have the same hash once in two million files; a false warning, never a lost row. */
typedef struct SourceRepeat SourceRepeat;

/** No row yet; the first @p rows_max rows are kept. Owner: caller, source_repeat_free(). */
SourceRepeat *source_repeat_new(int64_t rows_max);
void source_repeat_free(SourceRepeat *repeat);

/** Make room for rows that are still to come, so that the table need not grow. */
void source_repeat_expect(SourceRepeat *repeat, int64_t rows);

/** Add the rows of a batch; again[i] says whether row i equals an earlier one in every column. The layout's
 *  null cells must hold zero. */
void source_repeat_rows(SourceRepeat *repeat, const BatchLayout *layout, void *slot, bool *again);

/** Whether rows came after the last one that was kept. */
bool source_repeat_is_full(const SourceRepeat *repeat);

#endif
