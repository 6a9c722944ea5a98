/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SDK_CELLS_H
#define SDK_CELLS_H

#include <stddef.h>

#include "sdk/spec.h"

/** The number of the cell, through all tables of the indicator, that these codes fall into. */
static inline uint32_t
hito_cell_of(const hito_table_spec *table, const uint16_t *codes)
{
    uint32_t cell = 0;
    for (uint32_t d = 0; d < table->n_dimensions; d++)
        cell = cell * table->size[d] + codes[table->position[d]];
    return table->first_cell + cell;
}

/** The codes of a cell of a table, one per dimension. Shapes: codes has 4 members. */
static inline void
hito_codes_of(const hito_table_spec *table, uint32_t cell, uint16_t *codes)
{
    for (uint32_t d = table->n_dimensions; d-- > 0;) {
        codes[d] = (uint16_t)(cell % table->size[d]);
        cell /= table->size[d];
    }
}

#endif
