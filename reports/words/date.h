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

/** "Q3", "T3". Owner: caller, g_free(). */
char *date_quarter_number(Language language, Quarter quarter);

/** "FY2026 Q3", "AF2026 T3". Owner: caller, g_free(). */
char *date_quarter(Language language, Quarter quarter);

/** "FY2026 Q3, April–June 2026", "AF2026 T3, abril–junio de 2026". Owner: caller, g_free(). */
char *date_quarter_long(Language language, Quarter quarter);

/** "FY2026", "AF2026": the U.S. fiscal year that holds a quarter. Owner: caller, g_free(). */
char *date_fiscal_year(Language language, Quarter quarter);

/** A window by name: "FY2026 Q3", "FY2026 to date", "TIP Report year 2026", "2026 to date", "life of award".
 *  Owner: caller, g_free(). */
char *date_window(Language language, const Window *window);

#endif
