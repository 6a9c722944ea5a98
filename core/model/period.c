/* SPDX-License-Identifier: Apache-2.0 */
#include "core/model/period.h"

#include <glib.h>

enum { DAYS_PER_ERA = 146097, YEARS_PER_ERA = 400, EPOCH_SHIFT = 719468, YEAR_MIN = 1900, YEAR_MAX = 2262 };

/* Years start in March, so that the leap day is the last day of a year. */
int32_t
period_day(int year, int month, int day)
{
    int y = month <= 2 ? year - 1 : year;
    int era = (y >= 0 ? y : y - (YEARS_PER_ERA - 1)) / YEARS_PER_ERA;
    int year_of_era = y - era * YEARS_PER_ERA;
    int day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    int day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return era * DAYS_PER_ERA + day_of_era - EPOCH_SHIFT;
}

void
period_civil(int32_t day, int *year, int *month, int *day_of_month)
{
    int shifted = day + EPOCH_SHIFT;
    int era = (shifted >= 0 ? shifted : shifted - (DAYS_PER_ERA - 1)) / DAYS_PER_ERA;
    int day_of_era = shifted - era * DAYS_PER_ERA;
    int year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    int m = (5 * day_of_year + 2) / 153;
    *day_of_month = day_of_year - (153 * m + 2) / 5 + 1;
    *month = m < 10 ? m + 3 : m - 9;
    *year = year_of_era + era * YEARS_PER_ERA + (*month <= 2);
}

static bool
digits(const char *text, int n, int *value)
{
    *value = 0;
    for (int i = 0; i < n; i++) {
        if (text[i] < '0' || text[i] > '9')
            return false;
        *value = *value * 10 + (text[i] - '0');
    }
    return true;
}

bool
period_parse_day(const char *text, int32_t *day)
{
    int y, m, d;
    if (!digits(text, 4, &y) || text[4] != '-' || !digits(text + 5, 2, &m) || text[7] != '-' ||
        !digits(text + 8, 2, &d) || text[10] != '\0')
        return false;
    if (y < YEAR_MIN || y > YEAR_MAX || m < 1 || m > 12 || d < 1)
        return false;
    int32_t parsed = period_day(y, m, d);
    int back_y, back_m, back_d;
    period_civil(parsed, &back_y, &back_m, &back_d);
    if (back_m != m || back_d != d)
        return false;
    *day = parsed;
    return true;
}

void
period_format_day(int32_t day, char *buffer)
{
    int y, m, d;
    period_civil(day, &y, &m, &d);
    g_snprintf(buffer, 11, "%04d-%02d-%02d", y, m, d);
}

bool
period_contains(Period period, int32_t day)
{
    return day >= period.from_day && day < period.to_day;
}
