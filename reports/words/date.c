/* SPDX-License-Identifier: Apache-2.0 */
#include "reports/words/date.h"

#include <glib.h>
#include <string.h>

#include "core/model/period.h"
#include "reports/words/words.h"

static const WordId MONTHS[12] = {
    WORD_JANUARY, WORD_FEBRUARY, WORD_MARCH,     WORD_APRIL,   WORD_MAY,      WORD_JUNE,
    WORD_JULY,    WORD_AUGUST,   WORD_SEPTEMBER, WORD_OCTOBER, WORD_NOVEMBER, WORD_DECEMBER,
};

static const char *
month_word(Language language, int month)
{
    return words_peek(language, MONTHS[month - 1]);
}

char *
date_day(Language language, int32_t day)
{
    int year, month, day_of_month;
    period_civil(day, &year, &month, &day_of_month);
    g_autofree char *day_text = g_strdup_printf("%d", day_of_month), *year_text = g_strdup_printf("%d", year);
    return words_fill(language, WORD_DAY, day_text, month_word(language, month), year_text, NULL);
}

char *
date_iso(Language language, const char *iso)
{
    int32_t day;
    return period_parse_day(iso, &day) ? date_day(language, day) : g_strdup(iso);
}

char *
date_quarter_number(Language language, const Calendar *calendar, Quarter quarter)
{
    const char digit[] = {(char)('0' + calendar_quarter_number(calendar, quarter)), '\0'};
    return words_fill(language, WORD_QUARTER_NUMBER, digit, NULL);
}

/* The programme's own pattern, "FY{1}". */
static char *
year_label(Language language, const Calendar *calendar, int year)
{
    const char *pattern = calendar->year[language], *place = strstr(pattern, "{1}");
    int before = place ? (int)(place - pattern) : (int)strlen(pattern);
    return g_strdup_printf("%.*s%d%s", before, pattern, year, place ? place + strlen("{1}") : "");
}

char *
date_fiscal_year(Language language, const Calendar *calendar, Quarter quarter)
{
    return year_label(language, calendar, calendar_fiscal_year(calendar, quarter));
}

char *
date_quarter(Language language, const Calendar *calendar, Quarter quarter)
{
    g_autofree char *year = date_fiscal_year(language, calendar, quarter), *number = date_quarter_number(language, calendar, quarter);
    return g_strconcat(year, " ", number, NULL);
}

char *
date_quarter_long(Language language, const Calendar *calendar, Quarter quarter)
{
    Period period = calendar_quarter_period(quarter);
    int year, first, last, day;
    period_civil(period.from_day, &year, &first, &day);
    period_civil(period.to_day - 1, &year, &last, &day);
    g_autofree char *name = date_quarter(language, calendar, quarter), *year_text = g_strdup_printf("%d", year);
    return words_fill(language, WORD_QUARTER_LONG, name, month_word(language, first), month_word(language, last),
                      year_text, NULL);
}

/* The month in which a quarter begins or ends. */
static const char *
month_of(Language language, Quarter quarter, bool last, char *year)
{
    Period period = calendar_quarter_period(quarter);
    int y, month, day;
    period_civil(last ? period.to_day - 1 : period.from_day, &y, &month, &day);
    if (year)
        g_snprintf(year, 12, "%d", y);
    return month_word(language, month);
}

char *
date_year_in_words(Language language, const Calendar *calendar, Quarter quarter)
{
    Quarter first = quarter - (calendar_quarter_number(calendar, quarter) - 1);
    char from_year[12], to_year[12];
    const char *from = month_of(language, first, false, from_year), *to = month_of(language, first + 3, true, to_year);
    g_autofree char *name = date_fiscal_year(language, calendar, quarter);
    g_autofree char *begins = words_fill(language, WORD_MONTH_OF_YEAR, from, from_year, NULL);
    g_autofree char *ends = words_fill(language, WORD_MONTH_OF_YEAR, to, to_year, NULL);
    return words_fill(language, WORD_READING_YEAR, name, begins, ends, month_of(language, first, true, NULL), month_of(language, first + 1, true, NULL),
                      month_of(language, first + 2, true, NULL), NULL);
}

char *
date_window(Language language, const Calendar *calendar, const Window *window)
{
    if (window->kind == WINDOW_QUARTER)
        return date_quarter(language, calendar, window->first);
    if (window->kind == WINDOW_LIFE)
        return g_strdup(words_peek(language, WORD_LIFE));
    const char *year = window->id + 2; /* behind TY or CY */
    g_autofree char *name = window->kind == WINDOW_FISCAL_YEAR
        ? date_fiscal_year(language, calendar, window->first)
        : words_fill(language, window->kind == WINDOW_TIP_YEAR ? WORD_TIP_YEAR : WORD_CALENDAR_YEAR, year, NULL);
    return window->to_date ? words_fill(language, WORD_TO_DATE, name, NULL) : g_steal_pointer(&name);
}
