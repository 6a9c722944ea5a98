/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TESTS_SUPPORT_SPECIMEN_WORDS_H
#define TESTS_SUPPORT_SPECIMEN_WORDS_H

#include "reports/page/block.h"

/* How the specimen speaks. */
typedef struct Specimen {
    Report *report;
    bool spanish;
    GPtrArray *said; /* of char* */
} Specimen;

/** One of two sentences. Owner: the specimen. */
const char *say(Specimen *specimen, const char *english, const char *spanish);

/** A number of 0 decimals in the specimen's language. Owner: the specimen. */
const char *say_number(Specimen *specimen, double value, int decimals);

/** A chart ready for categories. Owner: caller, or a block that takes it. */
BlockChart *specimen_chart(Specimen *specimen, ChartKind kind, const char *headline, const char *subtitle);

/** Append the charts of every kind. */
void specimen_charts(Specimen *specimen);
void specimen_more_charts(Specimen *specimen);

/** A point of a value below zero is missing (-1) or suppressed (-2). */
void specimen_point(Specimen *specimen, ChartPoint *point, double value, int decimals);

/** The quarters FY2023 Q1 to FY2026 Q3 as categories, the last count of them. */
void specimen_quarters(Specimen *specimen, BlockChart *chart, size_t count);

/** Append a chart to the report, with its note and alt text. */
void specimen_add_chart(Specimen *specimen, BlockChart *chart, const char *note);

#endif
