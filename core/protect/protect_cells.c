/* SPDX-License-Identifier: Apache-2.0 */
/* The coarse and safe rule of docs/architecture.md 6; thresholds as in domain study 5.1. */
#include "core/protect/protect_cells.h"

#include <stdlib.h>

bool
protect_count_is_safe(int64_t count, int k)
{
    return count <= 0 || count >= k;
}

bool
protect_cell_is_safe(const Indicator *definition, const Actual *cell, const GArray *estimates, int k)
{
    if (cell->status != STATUS_OK && cell->status != STATUS_DEN_ZERO)
        return true;
    if (definition->type == ROLLUP_ESTIMATE)
        return cell->estimate >= 0 && g_array_index(estimates, EstimateDetail, cell->estimate).sample >= k;
    if (!protect_count_is_safe(cell->subjects, k))
        return false;
    if (definition->type == ROLLUP_MEDIAN)
        return protect_count_is_safe(cell->denominator, k);
    if (definition->type == ROLLUP_RATIO)
        return protect_count_is_safe(cell->numerator, k) && protect_count_is_safe(cell->denominator - cell->numerator, k);
    return protect_count_is_safe(cell->numerator, k);
}

bool
protect_table_is_safe(const ActualIndicator *indicator, size_t window, size_t table, const GArray *estimates, int k)
{
    const Indicator *definition = indicator->definition;
    const Actual *cells = actual_cells(indicator, window, table), *total = actual_cells(indicator, window, 0);
    bool overlaps = table > 0 && !g_array_index(definition->tables, Table, table).partition;
    for (size_t c = 0; c < indicator->n_cells[table]; c++) {
        if (!protect_cell_is_safe(definition, &cells[c], estimates, k))
            return false;
        if (overlaps && definition->type != ROLLUP_ESTIMATE && !protect_step_is_safe(definition, total, &cells[c], k))
            return false;
    }
    return true;
}

static bool
apart(int64_t a, int64_t b, int k)
{
    return protect_count_is_safe(llabs(a - b), k);
}

bool
protect_step_is_safe(const Indicator *definition, const Actual *a, const Actual *b, int k)
{
    switch (definition->type) {
    case ROLLUP_ESTIMATE:
        return true;
    case ROLLUP_MEDIAN:
        return apart(a->denominator, b->denominator, k);
    case ROLLUP_RATIO:
        return apart(a->numerator, b->numerator, k) &&
               apart(a->denominator - a->numerator, b->denominator - b->numerator, k);
    case ROLLUP_FLOW:
    case ROLLUP_NEW:
    case ROLLUP_UNIQUE:
    case ROLLUP_STOCK:
    case ROLLUP_MILESTONE:
    case ROLLUP_CONTEXT:
    case ROLLUP_TYPE_COUNT:
        break;
    }
    return apart(a->numerator, b->numerator, k);
}
