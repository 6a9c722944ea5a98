/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CORE_MODEL_OBSERVATION_H
#define CORE_MODEL_OBSERVATION_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

/** Why a value is there or not. Missing is never zero. */
typedef enum ObservationStatus {
    STATUS_OK,
    STATUS_NOT_REPORTED,
    STATUS_NOT_APPLICABLE,
    STATUS_SUPPRESSED, /* only the host's protection sets this */
    STATUS_DEN_ZERO,
    STATUS_PENDING,
    STATUS_COUNT
} ObservationStatus;

/** "OK", "NOT_REPORTED" ... Owner: static. */
const char *observation_status_name(ObservationStatus status);
bool observation_status_parse(const char *name, ObservationStatus *status);

/** What an estimate carries besides its point (rule V08). */
typedef struct EstimateDetail {
    double value, lower, upper; /* in the indicator's unit */
    double level;               /* 0.95 */
    int64_t sample;             /* n */
    int32_t reference_day;
    int16_t age_from, age_to;   /* completed years, both in it */
    uint16_t method;            /* index into Manifest.methods */
} EstimateDetail;

/** One computed cell: indicator x window x table x codes. */
typedef struct Observation {
    uint16_t indicator; /* index into Manifest.indicators */
    uint16_t window;    /* index into the run's WindowSet */
    uint16_t table;     /* index into Indicator.tables, 0 = total */
    uint16_t codes[4];  /* one per dimension of the table: index into Dimension.codes */
    uint8_t status;     /* ObservationStatus */
    uint8_t has_value;  /* value holds a real number: medians and estimates */
    uint8_t note;       /* 0, or 1 + index into Manifest.notes */
    int64_t numerator;  /* counts: the count; ratios: numerator */
    int64_t denominator; /* ratios: denominator; medians: n */
    int64_t subjects;   /* distinct children behind the cell, class A only; -1 when not given */
    double value;       /* median or estimate */
    int32_t estimate;   /* -1, or index into ObservationSet.estimates */
} Observation;

/** The observations of one partner's run, sorted by indicator, window, table and codes, each cell once. */
typedef struct ObservationSet {
    GArray *observations; /* of Observation */
    GArray *estimates;    /* of EstimateDetail */
} ObservationSet;

/** An empty set. Owner: caller, observation_set_free(). */
ObservationSet *observation_set_new(void);
void observation_set_free(ObservationSet *set);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ObservationSet, observation_set_free)

/** Order of cells: indicator, window, table, codes. */
int observation_compare(const Observation *a, const Observation *b);

/** Sort by observation_compare(). Errors: returns the index of the first cell that stands twice, or -1. */
int64_t observation_set_sort(ObservationSet *set);

/** The observation of one cell, NULL when it was not emitted. @p codes may be NULL for the total.
 *  Owner: borrowed. Shapes: the set must be sorted. */
const Observation *observation_set_find(const ObservationSet *set, uint16_t indicator, uint16_t window, uint16_t table,
                                        const uint16_t *codes);

#endif
