/* SPDX-License-Identifier: Apache-2.0 */
#ifndef REPORTS_WORDS_DATE_H
#define REPORTS_WORDS_DATE_H

#include <stdint.h>

#include "core/base/language.h"
#include "core/model/calendar.h"

/** "30 June 2026", "30 de junio de 2026". Owner: caller, g_free(). */
char *date_day(Language language, int32_t day);

/** A day written as "2026-06-30" in words; any other text is copied. Owner: caller, g_free(). */
char *date_iso(Language language, const char *iso);

/* Names of quarters and years follow the calendar of the programme: "FY2026" and "AF2026", or "2026". */

/** "Q3", "T3". Owner: caller, g_free(). */
char *date_quarter_number(Language language, const Calendar *calendar, Quarter quarter);

/** "FY2026 Q3", "AF2026 T3". Owner: caller, g_free(). */
char *date_quarter(Language language, const Calendar *calendar, Quarter quarter);

/** "FY2026 Q3, April–June 2026", "AF2026 T3, abril–junio de 2026". Owner: caller, g_free(). */
char *date_quarter_long(Language language, const Calendar *calendar, Quarter quarter);

/** "FY2026", "AF2026": the reporting year that holds a quarter. Owner: caller, g_free(). */
char *date_fiscal_year(Language language, const Calendar *calendar, Quarter quarter);

/** "FY2026 runs from October 2025 to September 2026: Q1 ends in December, ...". Owner: caller, g_free(). */
char *date_year_in_words(Language language, const Calendar *calendar, Quarter quarter);

/** A window by name: "FY2026 Q3", "FY2026 to date", "TIP Report year 2026", "2026 to date", "life of award".
 *  Owner: caller, g_free(). */
char *date_window(Language language, const Calendar *calendar, const Window *window);

#endif
