/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CORE_PROTECT_WITNESS_LP_H
#define CORE_PROTECT_WITNESS_LP_H

#include "core/protect/cell_system.h"
#include "core/protect/witness.h"

/** The linear program that looks for the cheapest changes which move one cell as far as it needs. */
typedef struct WitnessLp WitnessLp;

/** Set up the program of a system; its cells' values, limits and fixed marks must not change afterwards.
 *  Owner: caller, witness_lp_free(); the system is borrowed. */
WitnessLp *witness_lp_new(const CellSystem *system);
/** Free; NULL is allowed. */
void witness_lp_free(WitnessLp *lp);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(WitnessLp, witness_lp_free)

/** Find whole changes that move a cell by exactly @p need (negative: down), preferring cells that are hidden already.
 *  @p rounds times the costs are made flatter by the last answer, so that few cells carry much instead of many little.
 *  Owner: caller, witness_free(). Errors: NULL when there are none, or none in whole numbers were found. */
Witness *witness_lp_find(WitnessLp *lp, uint32_t target, int64_t need, int rounds);

#endif
