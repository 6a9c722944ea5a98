/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SDK_EMIT_H
#define SDK_EMIT_H

#include "sdk/study.h"

/** Emit every cell of every indicator: windows in order, the total first, cells in order of their codes;
 *  cells of zero below a reported total are left out. */
hito_code hito_emit_all(hito_study *study);

/** Count the distinct subjects of every cell of an indicator in the first windows, those that it does not name left at 0.
 *  Shapes: subjects[window * n_cells + cell]. Owner: caller, free(). Errors: HITO_NO_MEMORY, with NULL. */
hito_code hito_emit_subjects(const hito_study *study, uint32_t indicator, uint32_t n_windows, int64_t **subjects);

/** Emit an indicator of type median, exactly: the middle value, or the mean of the two middle ones. */
hito_code hito_emit_medians(hito_study *study, uint32_t indicator);

/** Emit an indicator of type estimate: per cell and quarter the study with the latest reference day. */
hito_code hito_emit_estimates(hito_study *study, uint32_t indicator);

#endif
