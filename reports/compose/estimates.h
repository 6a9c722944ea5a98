/* SPDX-License-Identifier: Apache-2.0 */
#ifndef REPORTS_COMPOSE_ESTIMATES_H
#define REPORTS_COMPOSE_ESTIMATES_H

/* Inside the room only: what makes an estimate readable (rule V08). */
#include "reports/compose/figure.h"

/** The latest window that has an indicator's estimate, the quarter when none has: a study is not made anew each quarter.
 *  Owner: borrowed. */
const Window *estimates_window(const Compose *compose, const Indicator *indicator);

/** How an estimate was made, in words. */
typedef struct EstimateWords {
    char *method, *day, *ages, *place; /* place may be "" */
} EstimateWords;

/** The words of an estimate. Owner: caller, estimate_words_clear(). */
EstimateWords estimates_words(const Compose *compose, const PublicationEstimate *estimate);
void estimate_words_clear(EstimateWords *words);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(EstimateWords, estimate_words_clear)

/** All estimates of the programme on one page: chart, table, what can be compared. Returns whether there was one. */
bool estimates_overview_add(Compose *compose);

#endif
