/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CORE_MODEL_INDICATOR_H
#define CORE_MODEL_INDICATOR_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/base/language.h"
#include "core/model/calendar.h"

/** How an indicator adds up over time (domain study 3.0). */
typedef enum RollupType {
    ROLLUP_FLOW,      /* events in the period: quarters add */
    ROLLUP_NEW,       /* persons counted the first time ever: quarters add */
    ROLLUP_UNIQUE,    /* distinct persons in the window: recomputed per window */
    ROLLUP_STOCK,     /* state at the end of the period: last quarter */
    ROLLUP_RATIO,     /* numerator and denominator: each adds */
    ROLLUP_MEDIAN,    /* recomputed per window */
    ROLLUP_ESTIMATE,  /* estimate with interval: latest study */
    ROLLUP_MILESTONE, /* stage or yes/no: last quarter */
    ROLLUP_CONTEXT,   /* no good or bad direction: quarters add */
    ROLLUP_TYPE_COUNT
} RollupType;

/** Which way is better. */
typedef enum Direction { DIRECTION_UP, DIRECTION_DOWN, DIRECTION_NONE } Direction;

/** Protection class: whom a count is about (domain study 5.1). */
typedef enum ProtectionClass {
    PROTECTION_A, /* children: every table and total; the default */
    PROTECTION_B, /* adults: breakdowns only */
    PROTECTION_C  /* institutions, events, defendants: not the total */
} ProtectionClass;

/** A disaggregation of a plug-in: an id and the code list that its codes come from. */
typedef struct Dimension {
    char *id;
    char *list;     /* code list id */
    Bilingual name;
    GPtrArray *codes; /* of char*, the codes the plug-in was built with, in its order; code index 0 is the first */
    bool place;       /* its codes are places: of an estimate's cell, the geography (rule V08) */
} Dimension;

/** A set of dimensions that an indicator is reported by. Table 0 of every indicator is its total, with no dimensions. */
typedef struct Table {
    size_t n_dimensions;
    size_t dimensions[4]; /* indexes into Manifest.dimensions */
    bool partition;       /* cells add up to the total */
} Table;

/** One row of a reference sheet: the field's name ("definition", "numerator", "source", "limitations" ...) and text. */
typedef struct SheetField {
    char *field;
    Bilingual text;
} SheetField;

/** An indicator: its definition, as its plug-in declares it. */
typedef struct Indicator {
    char *code;
    Bilingual name;
    RollupType type;
    char *unit; /* persons, cases, percent, days, months, events, municipalities ... : a key of the words tables */
    int decimals;
    Direction direction;
    ProtectionClass protection;
    char *objective; /* objective id of the programme */
    char *f_code;    /* standard foreign-assistance indicator, or "" */
    uint64_t inputs;   /* bit per input that it is computed from; without one of them it is not reported */
    unsigned windows;  /* bit 1 << WindowKind */
    GArray *tables;    /* of Table; index 0 is the total */
    GArray *sheet;     /* of SheetField */
    char *definition_version; /* a new one breaks the series */
} Indicator;

/** "flow", "new", "unique", "stock", "ratio", "median", "estimate", "milestone", "context". Owner: static. */
const char *rollup_type_name(RollupType type);
bool rollup_type_parse(const char *name, RollupType *type);

/** True for types whose quarters the host adds or carries; false where the plug-in computes every window. */
bool rollup_type_is_additive(RollupType type);

/** "up", "down" or "none". Owner: static. */
const char *direction_name(Direction direction);
bool direction_parse(const char *name, Direction *direction);
/** "A", "B" or "C". Owner: static. */
const char *protection_class_name(ProtectionClass protection);

/** An indicator with empty texts and the total as its only table. Owner: caller, indicator_free(). */
Indicator *indicator_new(const char *code);
/** A copy that shares nothing. Owner: caller, indicator_free(). */
Indicator *indicator_dup(const Indicator *indicator);
void indicator_free(Indicator *indicator);
/** A row of the reference sheet, NULL when the sheet has none of that name. Owner: borrowed. */
const SheetField *indicator_sheet_find(const Indicator *indicator, const char *field);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Indicator, indicator_free)

#endif
