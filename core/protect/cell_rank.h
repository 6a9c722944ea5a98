/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CORE_PROTECT_CELL_RANK_H
#define CORE_PROTECT_CELL_RANK_H

#include "core/protect/cell_classes.h"

/** Drop the equations that follow from the others. Tables of several dimensions say most sums more than once, and what
 *  has to be solved is smaller without the repetition. */
void cell_rank_reduce(CellClasses *classes);

#endif
