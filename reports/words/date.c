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
date_quarter_number(Language language, Quarter quarter)
{
    char id[12];
    calendar_format_quarter(quarter, id);
    return words_fill(language, WORD_QUARTER_NUMBER, id + strlen(id) - 1, NULL);
}

char *
date_fiscal_year(Language language, Quarter quarter)
{
    g_autofree char *year = g_strdup_printf("%d", calendar_fiscal_year(quarter));
    return words_fill(language, WORD_FISCAL_YEAR, year, NULL);
}

char *
date_quarter(Language language, Quarter quarter)
{
    g_autofree char *year = date_fiscal_year(language, quarter), *number = date_quarter_number(language, quarter);
    return g_strconcat(year, " ", number, NULL);
}

char *
date_quarter_long(Language language, Quarter quarter)
{
    Period period = calendar_quarter_period(quarter);
    int year, first, last, day;
    period_civil(period.from_day, &year, &first, &day);
    period_civil(period.to_day - 1, &year, &last, &day);
    g_autofree char *name = date_quarter(language, quarter), *year_text = g_strdup_printf("%d", year);
    return words_fill(language, WORD_QUARTER_LONG, name, month_word(language, first), month_word(language, last),
                      year_text, NULL);
}

char *
date_window(Language language, const Window *window)
{
    if (window->kind == WINDOW_QUARTER)
        return date_quarter(language, window->first);
    if (window->kind == WINDOW_LIFE)
        return g_strdup(words_peek(language, WORD_LIFE));
    const char *year = window->id + 2; /* behind FY, TY or CY */
    WordId id = window->kind == WINDOW_FISCAL_YEAR ? WORD_FISCAL_YEAR
        : window->kind == WINDOW_TIP_YEAR          ? WORD_TIP_YEAR
                                                   : WORD_CALENDAR_YEAR;
    g_autofree char *name = words_fill(language, id, year, NULL);
    return window->to_date ? words_fill(language, WORD_TO_DATE, name, NULL) : g_steal_pointer(&name);
}
