/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CORE_PROTECT_WITNESS_POLISH_H
#define CORE_PROTECT_WITNESS_POLISH_H

#include "core/protect/witness_cover.h"
#include "core/protect/witness_find.h"

/** Show hidden cells again, one by one, where other witnesses serve as well and less is hidden with them, until
 *  @p steps simplex steps have been taken. Everything proved stays proved. */
void witness_polish(WitnessCover *cover, WitnessFind *find, size_t steps);

#endif
