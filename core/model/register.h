/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CORE_MODEL_REGISTER_H
#define CORE_MODEL_REGISTER_H

#include <glib.h>
#include <stdint.h>

#include "core/base/decimal.h"
#include "core/base/language.h"

/* The registers that a programme may keep beside its targets: each a table of its folder, each may be absent. */

/** What the programme says of one indicator besides its targets: a row of indicators.csv. */
typedef struct IndicatorTerms {
    char *indicator;
    int deviation_percent; /* 0: that of the programme */
    char *f_code;          /* standard foreign-assistance indicator, "" to keep the plug-in's */
    char *definition_from; /* first quarter that counts by the present definition, FY2025Q1, "" when all do */
    int64_t row;
} IndicatorTerms;

/** A step of a pipeline can count no more than the step that it comes from: a row of pipeline.csv. */
typedef struct PipelineStep {
    char *indicator;
    char *within; /* one code, or several joined by '+' that add up */
    int64_t row;
} PipelineStep;

/** A step of a funnel that the report draws: a row of funnels.csv. Rows of one id make a funnel, in their order; an indicator
 *  that is a ratio counts with its numerator. */
typedef struct FunnelStep {
    char *funnel, *indicator;
    Bilingual name, step; /* of the funnel, of the step with its unit */
    int64_t row;
} FunnelStep;

/** How long an assessment holds. Units: quarters. Source: ADS 201, three years. */
#define QUALITY_VALID_QUARTERS 12

/** The five standards of a data quality assessment. Source: ADS 201. */
typedef enum QualityStandard {
    QUALITY_VALIDITY,
    QUALITY_INTEGRITY,
    QUALITY_PRECISION,
    QUALITY_RELIABILITY,
    QUALITY_TIMELINESS,
    QUALITY_STANDARDS
} QualityStandard;

/** One assessment of the data behind an indicator: a row of quality.csv. */
typedef struct QualityRecord {
    char *indicator;
    int32_t day;
    char *assessor;
    int rating[QUALITY_STANDARDS]; /* 0 not met, 1 partly, 2 met */
    int64_t row;
} QualityRecord;

/** Who owes which report when: a row of obligations.csv. */
typedef struct Obligation {
    char *partner, *period; /* FY2026Q3 */
    int32_t due_day;
    int64_t row;
} Obligation;

/** What a government gives, or how something lasts after the programme: a row of commitments.csv.
 *  Source: 22 U.S.C. 7103a(d)(2)(E) and (F). */
typedef struct Commitment {
    char *id;
    char *kind; /* contribution or sustainability */
    Bilingual party, name;
    char *unit; /* COP, USD, persons; "" when it is no number */
    Decimal planned, provided;
    int stage; /* 0 to 4, as milestones have it */
    int32_t due_day, as_of_day;
    int64_t row;
} Commitment;

/** Free one row of its register; made to be the free function of a GPtrArray. */
void register_terms_free(void *terms);
void register_step_free(void *step);
void register_funnel_free(void *step);
void register_quality_free(void *record);
void register_obligation_free(void *obligation);
void register_commitment_free(void *commitment);

#endif
