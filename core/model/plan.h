/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CORE_MODEL_PLAN_H
#define CORE_MODEL_PLAN_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "core/base/decimal.h"
#include "core/base/language.h"
#include "core/model/calendar.h"
#include "core/model/code_list.h"
#include "core/model/manifest.h"
#include "core/model/register.h"

/** An organisation with its award and the plug-in that computes its indicators. */
typedef struct Partner {
    char *id;     /* folder of its data and key in every file */
    char *plugin; /* plug-in id */
    Bilingual name;
    char *short_name;
    char *award;  /* number of the award */
    char *uei;    /* unique entity identifier, or "" */
    Bilingual purpose;
    int32_t award_from_day, award_to_day; /* half open */
} Partner;

typedef struct Objective {
    char *id; /* PROS PROT PREV PART RES */
    Bilingual name;
} Objective;

/** Whose value a target is for. */
typedef enum TargetSpan { TARGET_QUARTER, TARGET_FISCAL_YEAR, TARGET_LIFE } TargetSpan;

/** A target as a person wrote it: never derived, never summed. */
typedef struct Target {
    char *indicator;
    TargetSpan span;
    char *window; /* FY2026Q3, FY2026 or LOA */
    Decimal value;
    Bilingual waiver; /* instead of a value: why there is none; empty texts otherwise */
    bool waived;
    int32_t approved_day;
    char *approved_by;
    int64_t row; /* of targets.csv */
} Target;

typedef struct Baseline {
    char *indicator;
    Decimal value;
    int32_t day;
    char *source;
    int64_t row; /* of baselines.csv */
} Baseline;

/** One milestone of the programme itself, as a person keeps it. */
typedef struct Milestone {
    char *id, *partner;
    Bilingual name;
    int stage; /* 0 to 4 */
    int32_t due_day, done_day; /* done_day 0: not yet */
} Milestone;

/** A text in both languages with its numbers still bound to ids (core/model/binding.h). */
typedef struct Narrative {
    char *partner;   /* "" for the programme, and for an indicator: its plug-in says whose it is */
    char *indicator; /* "" for the partner's section and for the programme */
    char *kind;      /* progress, deviation, action, story */
    char *text[LANGUAGE_COUNT];
    char *file;      /* "REN-01.progress.*.md", for findings */
    int64_t row[LANGUAGE_COUNT]; /* of its first line */
} Narrative;

/** Everything the programme folder says, without any data. */
typedef struct Plan {
    char *id;
    Bilingual name, agency, data_note;
    bool synthetic; /* data are made up: may run without every sandbox layer, and every page says so */
    Calendar calendar;
    int threshold;  /* k: counts from 1 to k-1 of children are protected */
    int deviation_percent; /* 10 */
    GPtrArray *partners;   /* of Partner*, in print order */
    GPtrArray *objectives; /* of Objective* */
    GPtrArray *code_lists; /* of CodeList* */
    char *map_list, *map_outlines; /* the code list of places and the outlines that are drawn for it; NULL: no map */
    GPtrArray *targets;    /* of Target* */
    GPtrArray *baselines;  /* of Baseline* */
    GPtrArray *milestones; /* of Milestone* */
    GPtrArray *narratives; /* of Narrative*, of the period that was asked for */
    GPtrArray *key_indicators; /* of char*: the set for the annual dialogue */
    GPtrArray *terms;       /* of IndicatorTerms* */
    GPtrArray *pipeline;    /* of PipelineStep* */
    GPtrArray *funnels;     /* of FunnelStep* */
    GPtrArray *quality;     /* of QualityRecord* */
    GPtrArray *obligations; /* of Obligation* */
    GPtrArray *commitments; /* of Commitment* */
    GHashTable *settings;  /* "partner/name" (char*) -> gint64*: settings of plug-ins that the programme overrides */
    Quarter first_quarter; /* of the earliest award */
    char *sha256;          /* over all files read, in order of name */
} Plan;

/** An empty plan. Owner: caller, plan_free(). */
Plan *plan_new(void);
void plan_free(Plan *plan);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Plan, plan_free)

/** Look-ups; NULL when there is none. Owner: borrowed. */
const Partner *plan_find_partner(const Plan *plan, const char *id);
const CodeList *plan_find_code_list(const Plan *plan, const char *id);
const Objective *plan_find_objective(const Plan *plan, const char *id);
const Target *plan_find_target(const Plan *plan, const char *indicator, const char *window);
const Baseline *plan_find_baseline(const Plan *plan, const char *indicator);
const IndicatorTerms *plan_find_terms(const Plan *plan, const char *indicator);
const Obligation *plan_find_obligation(const Plan *plan, const char *partner, const char *period);

/** The latest assessment of the data behind an indicator, NULL when there is none. Owner: borrowed. */
const QualityRecord *plan_find_quality(const Plan *plan, const char *indicator);

/** The threshold of an indicator: its own, or that of the programme. Units: percent. */
int plan_deviation_percent(const Plan *plan, const char *indicator);

#endif
