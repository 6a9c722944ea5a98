/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CORE_PROTECT_WITNESS_DECOY_H
#define CORE_PROTECT_WITNESS_DECOY_H

#include "core/protect/cell_system.h"

/** Hide some zeros too, so that "hidden" never means "at least one": in each equation with a hidden cell one zero in ten,
 *  and at least one if there is any. Which ones follows from @p seed and the positions alone, never from a count.
 *  Hiding more never weakens a proof. Returns how many were hidden. */
size_t witness_decoy(CellSystem *system, uint64_t seed);

#endif
