/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CORE_PROTECT_PROTECT_CELLS_H
#define CORE_PROTECT_PROTECT_CELLS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/model/actual.h"

/** A count that may be shown: 0, or at least @p k. */
bool protect_count_is_safe(int64_t count, int k);

/** A cell that may be shown by itself: its count, and the children behind it; of a ratio numerator and complement; of a
 *  median its n; of an estimate its sample. Cells without a value are safe. */
bool protect_cell_is_safe(const Indicator *definition, const Actual *cell, const GArray *estimates, int k);

/** A table that may be shown as a whole: every cell of it; where the cells do not add up to the total, also what each
 *  leaves of the total, since a reader can subtract. */
bool protect_table_is_safe(const ActualIndicator *indicator, size_t window, size_t table, const GArray *estimates, int k);

/** Two numbers that a reader can subtract: their counts are equal or at least @p k apart, of ratios in numerator and in
 *  complement. Estimates are not counts and never subtract. */
bool protect_step_is_safe(const Indicator *definition, const Actual *a, const Actual *b, int k);

#endif
