/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CORE_DOCUMENT_PLAN_READ_H
#define CORE_DOCUMENT_PLAN_READ_H

#include "core/base/finding.h"
#include "core/model/plan.h"

/** Read a programme folder: programme.json, targets.csv, baselines.csv, milestones.csv, code_lists and, when
 *  @p period is not NULL, the narrative of that reporting period ("FY2026Q3").
 *  docs/programme-folder.md says what may stand in each file.
 *  Owner: caller, plan_free().
 *  Errors: NULL and findings H1001 to H1079 of level refused, one for each fault, with file and row. */
Plan *plan_read(const char *folder, const char *period, FindingList *findings);

/** The calendar of a programme folder alone; the U.S. fiscal year when the folder cannot be read. */
Calendar plan_read_calendar(const char *folder);

#endif
