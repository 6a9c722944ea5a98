/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CORE_PROTECT_PROTECT_BLOCK_H
#define CORE_PROTECT_PROTECT_BLOCK_H

#include "core/model/actual.h"
#include "core/protect/cell_system.h"

/** What a cell of a block is in the report; a sum that no table shows has no table. */
typedef struct BlockCell {
    ptrdiff_t table; /* -1: shown nowhere */
    size_t cell;
} BlockCell;

/** A table of one indicator in one window with everything that adds up with it: its cells, their sums over every choice of
 *  dimensions whether a table shows them or not, the tables that do, and the total. */
typedef struct ProtectBlock {
    CellSystem *system;
    GArray *cells; /* of BlockCell, one a cell of the system */
} ProtectBlock;

/** True for an indicator of counts that add up, whose tables may be opened in part. */
bool protect_block_counts(const Indicator *definition);

/** The block of a table. Cells that are printed are fixed; others may be hidden; sums that are shown nowhere count as
 *  hidden. Counts of children from 1 to k-1 are sensitive, of class B and C in breakdowns alone.
 *  Owner: caller, protect_block_free(). Errors: NULL where the table is not of counts that add up, shares a dimension with
 *  a table that is not part of it, has cells without a number or counts other things than children. */
ProtectBlock *protect_block_new(const ActualIndicator *actual, const ActualIndicator *printable, size_t window, size_t table,
                                int k);
/** Free; NULL is allowed. */
void protect_block_free(ProtectBlock *block);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ProtectBlock, protect_block_free)

#endif
