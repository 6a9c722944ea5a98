/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CORE_PROTECT_WITNESS_COVER_H
#define CORE_PROTECT_WITNESS_COVER_H

#include "core/protect/witness.h"

/** Witnesses, and what each of them proves and hides. */
typedef struct WitnessCover {
    CellSystem *system;
    GPtrArray *witnesses; /* of Witness* */
    GPtrArray *sides;     /* of GArray* of WitnessSide: what each one proves */
    uint32_t *proofs;     /* of a side: how many witnesses prove it */
    uint32_t *users;      /* of a cell: how many witnesses change it */
    bool *before;         /* of a cell: hidden at the beginning, for good */
} WitnessCover;

/** No witnesses yet; what the system hides now stays hidden. Owner: caller, witness_cover_free(); the system is borrowed. */
WitnessCover *witness_cover_new(CellSystem *system);
/** Free; NULL is allowed. */
void witness_cover_free(WitnessCover *cover);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(WitnessCover, witness_cover_free)

/** Append a witness and hide the cells that it changes. Owner: takes the witness. */
void witness_cover_add(WitnessCover *cover, Witness *witness);

/** Take a witness out, in exchange for the last one when @p index is not the last, and show the cells that nobody else
 *  changes. Owner: caller, witness_free(). */
Witness *witness_cover_take(WitnessCover *cover, size_t index);

/** Cost of the cells that would be shown without a witness. */
double witness_cover_cost(const WitnessCover *cover, size_t index);

/** True when every side that a witness proves is proved by another one too. */
bool witness_cover_is_spare(const WitnessCover *cover, size_t index);

/** Drop spare witnesses, the dearest first, until none is left. */
void witness_cover_shrink(WitnessCover *cover);

#endif
