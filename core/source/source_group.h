/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CORE_SOURCE_SOURCE_GROUP_H
#define CORE_SOURCE_SOURCE_GROUP_H

#include "core/source/source_columns.h"

/** Choose the quick way of every column, once its place in the file is known. */
void source_group_prepare(SourceColumns *columns);

/** Write the records of a group, column by column, as rows from @p row on, as far as all their fields are good. Returns how many
 *  were written; of the next one nothing is known, source_columns_write() must look at it alone.
 *  Shapes: at most SOURCE_TOGETHER records of columns->n_fields fields. */
uint32_t source_group_write(SourceColumns *columns, const SourceGroup *group, uint32_t row);

#endif
