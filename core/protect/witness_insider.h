/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CORE_PROTECT_WITNESS_INSIDER_H
#define CORE_PROTECT_WITNESS_INSIDER_H

#include "core/protect/witness_cover.h"
#include "core/protect/witness_find.h"

/** Add witnesses until nobody who alone stands behind a sensitive count of 1, and so knows it, learns another sensitive
 *  count of 2 or more exactly. @p exposed gets what cannot be kept from one, of WitnessInsider. */
void witness_insider(WitnessCover *cover, WitnessFind *find, GArray *exposed);

#endif
