/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CORE_PROTECT_WITNESS_SEARCH_H
#define CORE_PROTECT_WITNESS_SEARCH_H

#include "core/protect/witness.h"

/** What a search has found: which cells to hide is in the system itself. */
typedef struct WitnessSearch {
    GPtrArray *witnesses; /* of Witness* */
    WitnessPair *pairs;   /* one a cell of the system */
    GArray *unprotected;  /* of uint32_t: sensitive cells that no hiding protects */
    size_t n_hidden;
    size_t n_programs; /* linear programs solved */
} WitnessSearch;

/** Hide as little more as is needed until every sensitive cell of the system has a witness on both sides; cells hidden
 *  before stay hidden. Zeros do not move, since a table full of hidden zeros says nothing.
 *  Owner: caller, witness_search_free(). The result depends on the system alone, never on time or machine. */
WitnessSearch *witness_search(CellSystem *system);
/** Free; NULL is allowed. */
void witness_search_free(WitnessSearch *search);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(WitnessSearch, witness_search_free)

#endif
