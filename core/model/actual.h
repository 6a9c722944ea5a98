/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CORE_MODEL_ACTUAL_H
#define CORE_MODEL_ACTUAL_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "core/base/decimal.h"
#include "core/model/calendar.h"
#include "core/model/manifest.h"
#include "core/model/observation.h"

/** The value of one cell in one window, rolled up by the host. */
typedef struct Actual {
    int64_t numerator;   /* counts: the count */
    int64_t denominator; /* ratios; n of a median */
    int64_t subjects;    /* distinct children behind it, over several quarters no more than there are; -1 when not given */
    double value;        /* median or estimate */
    int32_t estimate;    /* -1, or index into ActualTable.estimates */
    uint8_t status;      /* ObservationStatus */
    bool has_value;
    uint8_t note;        /* 0, or 1 + index into Manifest.notes: why there is no number */
    bool held;           /* protection keeps the released number: the new one differs by too little to be shown */
} Actual;

/** An indicator of a partner with its cells in every window: windows x tables, each table with all its cells. */
typedef struct ActualIndicator {
    const Indicator *definition; /* of the partner's submission */
    const Manifest *manifest;    /* of the same */
    size_t partner;              /* index into Plan.partners */
    size_t n_tables;
    size_t *n_cells; /* of each table */
    Actual **cells;  /* [window * n_tables + table]; NULL where the indicator does not declare the kind of window */
} ActualIndicator;

/** All actuals of one compile, in print order. The submissions must outlive it. */
typedef struct ActualTable {
    WindowSet *windows;    /* of the programme, owned */
    GPtrArray *indicators; /* of ActualIndicator* */
    GArray *estimates;     /* of EstimateDetail */
} ActualTable;

/** No indicators yet, over the windows of a programme. Owner: caller, actual_table_free().
 *  Errors: NULL when the calendar refuses the span. */
ActualTable *actual_table_new(const Calendar *calendar, Quarter first_quarter, Quarter report_quarter);

/** A copy that shares only the definitions. Owner: caller, actual_table_free(). */
ActualTable *actual_table_dup(const ActualTable *table);
void actual_table_free(ActualTable *table);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ActualTable, actual_table_free)

/** Append an indicator, every cell NOT_REPORTED. Owner: the table. */
ActualIndicator *actual_table_add(ActualTable *table, const Manifest *manifest, const Indicator *definition, size_t partner);

/** The cells of a table in a window, n_cells[table] of them, NULL where the window is not declared. Owner: borrowed. */
Actual *actual_cells(const ActualIndicator *indicator, size_t window, size_t table);

/** Index of a cell among those of its table: the last dimension runs fastest. */
size_t actual_cell_index(const ActualIndicator *indicator, size_t table, const uint16_t *codes);

/** "F/0-5" of a cell, "" for the total; "sex+age_band" of a table. Owner: caller, g_free(). */
char *actual_cell_name(const ActualIndicator *indicator, size_t table, size_t cell);
char *actual_table_name(const ActualIndicator *indicator, size_t table);

/** The indicator with this code, NULL when there is none. Owner: borrowed. */
const ActualIndicator *actual_find(const ActualTable *table, const char *code);

/** The printed number of a cell: the one place where counts become percentages and reals are rounded.
 *  Errors: false unless the status is OK. */
bool actual_decimal(const Indicator *definition, const Actual *actual, Decimal *out);

#endif
