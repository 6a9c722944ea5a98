/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CORE_PROTECT_WITNESS_SEARCH_H
#define CORE_PROTECT_WITNESS_SEARCH_H

#include "core/protect/witness_cover.h"

/** Somebody who knows one hidden count, and a hidden count that this would tell. */
typedef struct WitnessInsider {
    uint32_t knows, learns;
} WitnessInsider;

/** What a search has found: which cells to hide is in the system itself. */
typedef struct WitnessSearch {
    WitnessCover *cover;  /* the witnesses */
    WitnessUse *uses;     /* of a side: what proves it */
    GArray *unprotected;  /* of WitnessSide: sides that no hiding protects */
    GArray *insiders;     /* of WitnessInsider: what no hiding keeps from an insider */
    size_t n_hidden;
    size_t n_programs;    /* linear programs solved */
} WitnessSearch;

/** Hide as little more as is needed until every sensitive cell of the system has a witness on both sides and, with
 *  @p insiders, until no person who alone stands behind a count of 1 learns another sensitive count exactly; cells hidden
 *  before stay hidden.
 *  Zeros move only for what nothing else protects, since a table full of hidden zeros says nothing.
 *  Owner: caller, witness_search_free(); the system must live as long. The result depends on the system alone, never on
 *  time or machine. */
WitnessSearch *witness_search(CellSystem *system, bool insiders);
/** Free; NULL is allowed. */
void witness_search_free(WitnessSearch *search);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(WitnessSearch, witness_search_free)

#endif
