/* SPDX-License-Identifier: Apache-2.0 */
#ifndef REPORTS_COMPOSE_FIGURE_H
#define REPORTS_COMPOSE_FIGURE_H

/* Inside the room only: values of the publication, ready to print. */
#include "reports/compose/compose_parts.h"

/** A value or the word that stands for it. */
typedef struct Figure {
    bool there;    /* a number; else text is a word */
    ObservationStatus status;
    double place;  /* on a scale, 0 unless there */
    char *text;    /* never NULL */
} Figure;

/** Free what a figure holds. */
void figure_clear(Figure *figure);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Figure, figure_clear)

/** A cell's value in a window; a total has table and cell "". What the publication lacks is NOT_REPORTED for an actual
 *  and the word for "none" otherwise. @p window may be NULL. Owner: caller, figure_clear(). */
Figure figure_cell(const Compose *compose, const Indicator *indicator, const Window *window, const char *table,
                   const char *cell, Measure measure);

/** The total's value. Owner: caller, figure_clear(). */
Figure figure_total(const Compose *compose, const Indicator *indicator, const Window *window, Measure measure);

/** The actual with what it was computed from: "33.3% (12 of 36)", "21.5 (n = 40)". Owner: caller, g_free(). */
char *figure_whole(const Compose *compose, const Indicator *indicator, const Window *window, const char *table,
                   const char *cell);

/** The actual with its unit: "412 persons", "33.3%". Owner: caller, g_free(). */
char *figure_with_unit(const Compose *compose, const Indicator *indicator, const Figure *figure);

/** "(9.8 to 18.6)"; NULL when there is no interval. Owner: caller, g_free(). */
char *figure_interval(const Compose *compose, const Indicator *indicator, const Window *window, const char *table,
                      const char *cell);

/** Put a figure where a chart draws it. */
void figure_draw(const Figure *figure, ChartPoint *point);

/** True when the unit is percent. */
bool figure_is_percent(const Indicator *indicator);

#endif
