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

/** True when every equation stays true under changes, one a cell of the system. */
bool witness_holds(const CellSystem *system, const int64_t *changes);

/** How many times a witness can be taken, with sign 1 or, mirrored, -1, until a cell leaves what a reader knows of it. */
int64_t witness_span(const CellSystem *system, const Witness *witness, int sign);

/** True when it can be taken once with this sign. */
bool witness_fits(const CellSystem *system, const Witness *witness, int sign);

/** How much a witness changes a cell, 0 when it does not. */
int64_t witness_change(const Witness *witness, uint32_t cell);

/** A side of a sensitive cell: its rise is side 2 * cell, its fall side 2 * cell + 1. */
typedef size_t WitnessSide;

/** Which witness proves a side, taken so many times; negative times: mirrored. */
typedef struct WitnessUse {
    int32_t witness; /* -1 for none */
    int64_t times;
} WitnessUse;

/** Call @p note for every side that a witness proves, as often as it proves it. */
typedef void (*WitnessNote)(WitnessSide side, int64_t times, void *data);
void witness_sides(const CellSystem *system, const Witness *witness, WitnessNote note, void *data);

#endif
