/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CORE_MODEL_CALENDAR_H
#define CORE_MODEL_CALENDAR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/base/language.h"
#include "core/model/period.h"

/** A calendar quarter counted from year 0: year * 4 + (0..3). Every calendar here is made of these. */
typedef int32_t Quarter;

/** What a window is. A year that the reporting period cuts short is "to date". */
typedef enum WindowKind {
    WINDOW_QUARTER,       /* FY2026Q3, a quarter of the programme's reporting year */
    WINDOW_FISCAL_YEAR,   /* FY2026, the programme's reporting year: October to September where that is the U.S. fiscal year */
    WINDOW_TIP_YEAR,      /* TY2026, the year of the TIP Report: April 2025 to March 2026 */
    WINDOW_CALENDAR_YEAR, /* CY2026 */
    WINDOW_LIFE,          /* LOA, life of the award */
    WINDOW_KIND_COUNT
} WindowKind;

/** How a programme cuts time: when its reporting year starts, what years are called, which other years it prints. */
typedef struct Calendar {
    int start;           /* the quarter of the calendar year in which the reporting year starts, 0 to 3 */
    bool named_by_start; /* a year is named by the calendar year in which it starts, not by that in which it ends */
    char prefix[4];      /* of ids: FY in FY2026Q3 */
    char year[LANGUAGE_COUNT][32]; /* how a year is printed: "FY{1}", "AF{1}" */
    unsigned also;       /* bits 1 << WindowKind: TIP and calendar years beside the reporting year */
} Calendar;

/** One window: a run of quarters. */
typedef struct Window {
    WindowKind kind;
    char id[12];          /* FY2026Q3, FY2026, TY2026, CY2026, LOA */
    Quarter first, last;  /* both in it */
    Period period;
    bool to_date;         /* the full window ends after the reporting period */
} Window;

/** The windows of one run, quarters first in order of time, then the other kinds; the last quarter is the reporting period. */
typedef struct WindowSet {
    Calendar calendar;
    Quarter first_quarter; /* of the award */
    Quarter report_quarter;
    size_t n_windows;
    Window *windows; /* owned */
} WindowSet;

/** "quarter", "fiscal_year", "tip_year", "calendar_year", "life". Owner: static. */
const char *window_kind_name(WindowKind kind);
bool window_kind_parse(const char *name, WindowKind *kind);

/** The U.S. fiscal year with the years of the TIP Report and of the calendar beside it; and a reporting year that is the
 *  calendar year, alone. Owner: static. */
const Calendar *calendar_us_fiscal(void);
const Calendar *calendar_plain(void);

/** True when two calendars cut and name time alike. */
bool calendar_same(const Calendar *a, const Calendar *b);

/** True for what is written like a quarter of some calendar: up to two capitals, a year, Q and 1 to 4. */
bool calendar_is_quarter(const char *text);

/** Read "FY2026Q3" into a calendar quarter (U.S. FY2026Q1 is October to December 2025). Errors: false. */
bool calendar_parse_quarter(const Calendar *calendar, const char *text, Quarter *quarter);

/** "FY2026Q3" of a quarter. Shapes: buffer of at least 12 bytes. */
void calendar_format_quarter(const Calendar *calendar, Quarter quarter, char *buffer);

/** Read "FY2026" into the first quarter of that year. Errors: false. */
bool calendar_parse_year(const Calendar *calendar, const char *text, Quarter *first);

/** "FY2026" of the year that holds a quarter. Shapes: buffer of at least 12 bytes. */
void calendar_format_year(const Calendar *calendar, Quarter quarter, char *buffer);

/** The quarter that holds a day, and the days of a quarter. */
Quarter calendar_quarter_of_day(int32_t day);
Period calendar_quarter_period(Quarter quarter);

/** The number of the reporting year that holds a quarter: October 2025 is in the U.S. fiscal year 2026. */
int calendar_fiscal_year(const Calendar *calendar, Quarter quarter);

/** The number of a quarter in its reporting year, 1 to 4. */
int calendar_quarter_number(const Calendar *calendar, Quarter quarter);

/** Every window between the award's first quarter and the reporting quarter: quarters, then reporting years and the years
 *  that the calendar prints beside them, where they touch the span (cut to it), then the life of award.
 *  Owner: caller, window_set_free(). Errors: NULL when report_quarter < first_quarter or the span exceeds 64 quarters. */
WindowSet *calendar_windows(const Calendar *calendar, Quarter first_quarter, Quarter report_quarter);

void window_set_free(WindowSet *set);

/** The window with this id, NULL when there is none. Owner: borrowed. */
const Window *window_set_find(const WindowSet *set, const char *id);

/** Index of a window of the set. */
size_t window_set_index(const WindowSet *set, const Window *window);

#endif
