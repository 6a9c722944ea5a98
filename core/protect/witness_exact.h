/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CORE_PROTECT_WITNESS_EXACT_H
#define CORE_PROTECT_WITNESS_EXACT_H

#include "core/protect/witness_cover.h"

/** Replace the witnesses of a small system by those of the fewest hidden cells that a program in whole numbers finds,
 *  if they hide less; every side that is proved stays proved. */
void witness_exact(WitnessCover *cover);

#endif
