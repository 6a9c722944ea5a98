/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CORE_MODEL_PUBLICATION_H
#define CORE_MODEL_PUBLICATION_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "core/base/finding.h"
#include "core/base/language.h"
#include "core/model/calendar.h"
#include "core/model/code_list.h"
#include "core/model/indicator.h"
#include "core/model/observation.h"
#include "core/model/publication_memory.h"
#include "core/model/sandbox_layer.h"

/** What a value is of its cell. */
typedef enum Measure {
    MEASURE_ACTUAL, /* the printed number: count, percentage, median, point of an estimate */
    MEASURE_NUMERATOR,
    MEASURE_DENOMINATOR, /* also n of a median */
    MEASURE_LOWER,
    MEASURE_UPPER,
    MEASURE_LEVEL, /* percent: 95 */
    MEASURE_SAMPLE,
    MEASURE_TARGET,
    MEASURE_BASELINE,
    MEASURE_PROGRESS, /* percent of the target reached */
    MEASURE_COUNT
} Measure;

/** One value that may be printed. Its id is edition:indicator:window:table:cell:measure. */
typedef struct Value {
    char *indicator, *window;
    char *table; /* dimension ids joined by '+', "" for the total */
    char *cell;  /* codes joined by '/', "" for the total */
    Measure measure;
    ObservationStatus status;
    char *text; /* canonical decimal ("412", "33.3"), "" unless status is OK */
} Value;

/** How an indicator stands in a window, by the host's own rule. */
typedef enum Standing {
    STANDING_ON_TARGET,
    STANDING_OFF_TARGET,
    STANDING_NO_TARGET,
    STANDING_NOT_REPORTED,
    STANDING_SUPPRESSED,
    STANDING_NOT_ASSESSED, /* estimates, context, pending */
    STANDING_COUNT
} Standing;

typedef struct Assessment {
    char *indicator, *window;
    Standing standing;
    bool deviates; /* beyond the threshold, either way */
    bool explained; /* a deviation text is there */
} Assessment;

/** A released number that came out otherwise now. */
typedef struct Restatement {
    char *indicator, *window, *table, *cell;
    char *old_text, *new_text; /* "" where protection says words only */
    bool words_only;
    char *reason, *person; /* "" when none was given: a finding says so */
    char *released_as_of;  /* ISO date of the release that said old_text */
} Restatement;

/** A piece of narrative: plain text, or the id of a value whose text stands there. */
typedef struct NarrativePiece {
    char *text;  /* NULL when value is set */
    char *value; /* indicator:window:table:cell:measure, NULL when text is set */
} NarrativePiece;

typedef struct PublicationNarrative {
    char *partner, *indicator, *kind;
    GArray *pieces[LANGUAGE_COUNT]; /* of NarrativePiece */
} PublicationNarrative;

typedef struct PublicationInput {
    char *id, *file, *sha256;
    int64_t rows, used, rejected;
} PublicationInput;

typedef struct PublicationPartner {
    char *id, *short_name, *award, *uei;
    Bilingual name, purpose;
    int32_t award_from_day, award_to_day;
    bool reported;
    int64_t reason;  /* message number why not, 0 otherwise */
    char *plugin, *plugin_version, *plugin_sha256, *submission_sha256;
    uint32_t layers;      /* of the sandbox that its numbers were computed in, as bits of SandboxLayer */
    GArray *refusals;     /* of SandboxRefusal */
    GArray *inputs;       /* of PublicationInput */
} PublicationPartner;

typedef struct PublicationIndicator {
    Indicator *definition; /* tables' dimensions index PublicationDimensions below */
    char *partner;
    char *definition_from; /* first quarter that counts by this definition, "" when all do */
} PublicationIndicator;

/** What an estimate says besides its numbers: how, when and about which ages (rule V08). */
typedef struct PublicationEstimate {
    char *indicator, *window, *table, *cell;
    char *method; /* id of one of Publication.methods */
    int32_t reference_day;
    int age_from, age_to; /* completed years, both in it */
    Bilingual geography;  /* the place it stands for: the cell's code of places, else the sheet's */
} PublicationEstimate;

typedef struct PublicationFinding {
    uint16_t number;
    FindingLevel level;
    char *partner, *file;
    int64_t row, count;
    Bilingual sentence;
} PublicationFinding;

/** All and only what may be printed: one edition of one reporting period. Reading it needs no other file. */
typedef struct Publication {
    char *edition; /* "public" */
    char *programme;
    Bilingual name, agency, data_note;
    bool synthetic, draft, complete;
    char *period; /* FY2026Q3 */
    WindowSet *windows;
    int32_t as_of_day;
    int threshold, deviation_percent;
    char *software, *ledger_head, *plan_sha256;
    char *sha256;            /* of the file's own bytes, set by publication_read() */
    GPtrArray *partners;     /* of PublicationPartner* */
    GPtrArray *objectives;   /* of Code*: id and label */
    GPtrArray *dimensions;   /* of Dimension* */
    GPtrArray *indicators;   /* of PublicationIndicator*, in print order */
    GPtrArray *code_lists;   /* of CodeList* */
    char *map_list, *map_outlines; /* the code list whose codes are drawn as places, and whose outlines; NULL: no map */
    GPtrArray *values;       /* of Value*, in order of indicator, window, table, cell, measure */
    GPtrArray *assessments;  /* of Assessment* */
    GPtrArray *restatements; /* of Restatement* */
    GPtrArray *narratives;   /* of PublicationNarrative* */
    GPtrArray *findings;     /* of PublicationFinding* */
    GPtrArray *methods;      /* of Code*: estimation methods, id and label */
    GPtrArray *key_indicators; /* of char* */
    GPtrArray *estimates;    /* of PublicationEstimate*, only for cells whose point is printed */
    GPtrArray *rules;          /* of PublicationRule* */
    GPtrArray *target_changes; /* of TargetChange* */
    GPtrArray *deadlines;      /* of Deadline* */
    GPtrArray *sent_back;      /* of SendBack* */
    GPtrArray *commitments;    /* of PublicationCommitment* */
    GPtrArray *signatures;     /* of PublicationSignature* */
    GPtrArray *withdrawals;    /* of Withdrawal*, of this period */
    GPtrArray *funnels;        /* of PublicationStep*; older publications have none */
    GPtrArray *quality;        /* of PublicationQuality*; older publications have none */
    GPtrArray *notes;          /* of PublicationNote*, never of a suppressed cell; older publications have none */
    int64_t cells_printed, cells_held; /* share of class A and B cells that protection let through */
    GHashTable *index;       /* of values and assessments; publication_index() makes it */
} Publication;

/** Free a publication; there is no public constructor: core/model/publication_build.h is for its two makers alone. */
void publication_free(Publication *publication);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Publication, publication_free)

/** "actual", "target" ... Owner: static. */
const char *measure_name(Measure measure);
bool measure_parse(const char *name, Measure *measure);
const char *standing_name(Standing standing); /* on_target ... */
bool standing_parse(const char *name, Standing *standing);

/** The value of a cell and measure, NULL when the publication has none. Owner: borrowed. Table and cell "" for the total. */
const Value *publication_find(const Publication *publication, const char *indicator, const char *window,
                              const char *table, const char *cell, Measure measure);

/** Look-ups; NULL when there is none. Owner: borrowed. */
const PublicationIndicator *publication_find_indicator(const Publication *publication, const char *code);
const PublicationPartner *publication_find_partner(const Publication *publication, const char *id);
const CodeList *publication_find_code_list(const Publication *publication, const char *id);
const Assessment *publication_find_assessment(const Publication *publication, const char *indicator, const char *window);
const PublicationEstimate *publication_find_estimate(const Publication *publication, const char *indicator,
                                                     const char *window, const char *table, const char *cell);

/** The note of a cell; NULL when there is none. Owner: borrowed. */
const PublicationNote *publication_find_note(const Publication *publication, const char *indicator, const char *window,
                                             const char *table, const char *cell);

/** "sex+age_band" of a table of a publication's indicator, "" for the total. Owner: caller, g_free(). */
char *publication_table_id(const Publication *publication, const Table *table);

#endif
