/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CORE_PROTECT_WITNESS_LP_H
#define CORE_PROTECT_WITNESS_LP_H

#include "core/protect/cell_system.h"
#include "core/protect/witness.h"

/** The linear program that looks for the cheapest changes which move one cell as far as it needs. */
typedef struct WitnessLp WitnessLp;

/** What is looked for. */
typedef struct WitnessOrder {
    uint32_t target;
    int64_t need;    /* how far the target must move; negative: down */
    int rounds;      /* times that the costs are made flatter by the last answer: few cells then carry much */
    int64_t without; /* a cell that must not move, -1 for none */
} WitnessOrder;

/** Set up the program of a system whose cells marked in @p still do not move; values and limits must not change
 *  afterwards, hidden marks may. Shapes: still one a cell. Owner: caller, witness_lp_free(); the system is borrowed. */
WitnessLp *witness_lp_new(const CellSystem *system, const bool *still);
/** Free; NULL is allowed. */
void witness_lp_free(WitnessLp *lp);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(WitnessLp, witness_lp_free)

/** Find whole changes that move a cell as far as the order says, preferring cells that are hidden already.
 *  Owner: caller, witness_free(). Errors: NULL when there are none, or none in whole numbers were found. */
Witness *witness_lp_find(WitnessLp *lp, const WitnessOrder *order);

/** Simplex steps taken so far: work that is the same on every machine. */
size_t witness_lp_steps(const WitnessLp *lp);

#endif
