/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CORE_PROTECT_WITNESS_COVER_H
#define CORE_PROTECT_WITNESS_COVER_H

#include "core/protect/witness.h"

/** Keep a cheap set of witnesses that still proves every side that all of them prove, and show again each cell that
 *  none of the kept ones changes and that @p before did not hide. pairs are written anew over the kept witnesses. */
void witness_cover_shrink(CellSystem *system, GPtrArray *witnesses, WitnessPair *pairs, const bool *before);

#endif
