/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CORE_PROTECT_PROTECT_WINDOWS_H
#define CORE_PROTECT_PROTECT_WINDOWS_H

#include "core/model/released.h"

/** What may be printed of the actuals: a copy in which every cell that protection keeps back is SUPPRESSED with nothing
 *  behind it, and longer windows are added up anew from the quarters that stay. Everything printed is made from this copy:
 *  progress, standing, restatements, narrative.
 *  Class A: total and tables; classes B and C: tables, and medians everywhere. A table is printed whole or not at all; a
 *  window only when each of its quarters is. A released number that changed by less than @p k stays as it was released,
 *  marked held, so that the difference shows nothing. Distinct persons and medians are not sums: their windows are let
 *  through one by one, each against all that a reader already knows of it, also from earlier reports.
 *  Owner: caller, actual_table_free(). */
ActualTable *protect_windows(const ActualTable *actuals, const ReleasedSet *released, int k);

#endif
