/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CORE_SOURCE_SOURCE_FLOOD_H
#define CORE_SOURCE_SOURCE_FLOOD_H

#include <stdint.h>

#include "core/base/finding.h"

/** Findings of one rule and file that are kept row by row; what comes after is counted for each column. */
enum { SOURCE_FINDINGS_KEPT = 100 };

/** The findings about the rows of one file, bounded however bad the file is. */
typedef struct SourceFlood SourceFlood;

/** What is said of one row. */
typedef struct SourceRowFinding {
    unsigned number; /* of the message, 2100 to 2599 */
    int64_t row;
    int column;          /* index of the declared column, -1 for the whole row */
    const char *name;    /* {1} */
    const char *details; /* {2}, NULL for none; the same for every finding of this number and column */
} SourceRowFinding;

/** No finding yet. Owner: caller, source_flood_free(); list and name of the file are borrowed. */
SourceFlood *source_flood_new(FindingList *findings, const char *file, int n_columns);
/** Report what was only counted, and free. */
void source_flood_free(SourceFlood *flood);

/** Keep a finding or count it. */
void source_flood_add(SourceFlood *flood, const SourceRowFinding *finding);

/** Report what was only counted: one finding a rule and column, with the first row and how many. */
void source_flood_end(SourceFlood *flood);

#endif
