/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CORE_DOCUMENT_PLAN_READ_PARTS_H
#define CORE_DOCUMENT_PLAN_READ_PARTS_H

/* The parts of a programme folder, for plan_read.c and the fuzz targets. Each takes the bytes of one file, adds to the
 * plan and says every fault that it finds. Errors: findings of level refused. */
#include "core/base/finding.h"
#include "core/model/plan.h"

/** programme.json, before all other files. */
void plan_read_programme(Plan *plan, const char *bytes, size_t size, FindingList *findings);

/** Tables of people; @p file is the base name for findings. */
void plan_read_targets(Plan *plan, const char *bytes, size_t size, FindingList *findings);
void plan_read_baselines(Plan *plan, const char *bytes, size_t size, FindingList *findings);
void plan_read_milestones(Plan *plan, const char *bytes, size_t size, FindingList *findings);

/** Registers that a programme may keep: terms of indicators, pipelines, funnels, assessments, obligations, commitments. */
void plan_read_indicators(Plan *plan, const char *bytes, size_t size, FindingList *findings);
void plan_read_pipeline(Plan *plan, const char *bytes, size_t size, FindingList *findings);
void plan_read_funnels(Plan *plan, const char *bytes, size_t size, FindingList *findings);
void plan_read_quality(Plan *plan, const char *bytes, size_t size, FindingList *findings);
void plan_read_obligations(Plan *plan, const char *bytes, size_t size, FindingList *findings);
void plan_read_commitments(Plan *plan, const char *bytes, size_t size, FindingList *findings);

/** code_lists/<id>.csv into a list that programme.json named. */
void plan_read_codes(CodeList *list, const char *bytes, size_t size, FindingList *findings);

/** One file of a narrative folder, such as REN-01.progress.en.md. */
void plan_read_narrative(Plan *plan, const char *file, const char *bytes, size_t size, FindingList *findings);

/** After the last narrative: each text stands in both languages. */
void plan_read_narratives_end(const Plan *plan, FindingList *findings);

#endif
