/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CORE_PROTECT_WITNESS_H
#define CORE_PROTECT_WITNESS_H

#include "core/protect/cell_system.h"

/** Changes of some cells that leave every equation true; the cells that it changes must all be hidden.
 *  It and its mirror image (every change with the other sign) are both tried wherever one is. */
typedef struct Witness {
    size_t count;
    uint32_t *cells;
    int64_t *changes;
} Witness;

/** A witness from dense changes, one a cell of the system. Owner: caller, witness_free(). */
Witness *witness_new(const CellSystem *system, const int64_t *changes);
/** Free; NULL is allowed. */
void witness_free(Witness *witness);

/** True when every equation stays true and every cell within what a reader knows of it, for sign 1 or, mirrored, -1. */
bool witness_holds(const CellSystem *system, const int64_t *changes);
bool witness_fits(const CellSystem *system, const Witness *witness, int sign);

/** How much a witness changes a cell, 0 when it does not. */
int64_t witness_change(const Witness *witness, uint32_t cell);

/** What is left to prove for one sensitive cell: a witness and its sign on each side, -1 for none. */
typedef struct WitnessPair {
    int raised, lowered;
    int raised_sign, lowered_sign;
} WitnessPair;

/** Note in pairs, one a cell of the system, what a witness newly proves. Returns how many sides it does. */
size_t witness_cover(const CellSystem *system, const Witness *witness, int index, WitnessPair *pairs);

#endif
