/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CORE_PROTECT_WITNESS_FIND_H
#define CORE_PROTECT_WITNESS_FIND_H

#include "core/protect/witness_lp.h"

/** The linear programs of one system: first with zeros held still, then with all that is not printed for good. */
typedef struct WitnessFind WitnessFind;

/** Set up; the second program only when it is needed. Owner: caller, witness_find_free(); the system is borrowed. */
WitnessFind *witness_find_new(const CellSystem *system);
/** Free; NULL is allowed. */
void witness_find_free(WitnessFind *find);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(WitnessFind, witness_find_free)

/** The cheapest witness for an order, with zeros only where nothing else serves.
 *  Owner: caller, witness_free(). Errors: NULL when none was found. */
Witness *witness_find(WitnessFind *find, const WitnessOrder *order);

/** The same without zeros. Owner: caller, witness_free(). Errors: NULL when none was found. */
Witness *witness_find_without_zeros(WitnessFind *find, const WitnessOrder *order);

/** Linear programs solved and simplex steps taken so far. */
size_t witness_find_programs(const WitnessFind *find);
size_t witness_find_steps(const WitnessFind *find);

#endif
