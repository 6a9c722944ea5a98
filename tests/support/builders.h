/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TESTS_SUPPORT_BUILDERS_H
#define TESTS_SUPPORT_BUILDERS_H

/* Small made-up plans and submissions over the manifest tests/support/manifest.json, built without any file of a programme. */
#include "core/model/plan.h"
#include "core/model/submission.h"

/** A programme "fixture" with one partner "alfa", its award from FY2025Q1 on. Owner: caller, plan_free(). */
Plan *build_plan(void);

/** A target of an indicator. */
void build_target(Plan *plan, const char *indicator, const char *window, const char *value);

/** A submission of "alfa" for a period, every input present, without observations. Owner: caller, submission_free(). */
Submission *build_submission(const char *period);

/** Append one observation; codes are written "F/0-5", "" for the total. Units: subjects -1 when not given. */
void build_count(Submission *submission, const char *indicator, const char *window, size_t table, const char *cell,
                 int64_t numerator, int64_t denominator, int64_t subjects);

/** Append a whole table of a flow, new or unique indicator from its cells, and its total, as a plug-in would. */
void build_table(Submission *submission, const char *indicator, const char *window, size_t table, const int64_t *cells,
                 bool with_total);

/** Sort the observations; call once after the last. */
void build_done(Submission *submission);

#endif
