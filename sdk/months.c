/* SPDX-License-Identifier: Apache-2.0 */
/* Civil dates for authors. Era arithmetic on 400-year cycles, years starting in March. */
#include "sdk/study.h"

static int32_t
day_of(int y, int m, int d)
{
    y -= m <= 2;
    int era = (y >= 0 ? y : y - 399) / 400;
    int yoe = y - era * 400;
    int doy = (153 * (m + (m > 2 ? -3 : 9)) + 2) / 5 + d - 1;
    return era * 146097 + yoe * 365 + yoe / 4 - yoe / 100 + doy - 719468;
}

static void
civil(int32_t day, int *y, int *m, int *d)
{
    int z = day + 719468;
    int era = (z >= 0 ? z : z - 146096) / 146097;
    int doe = z - era * 146097;
    int yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
    int doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
    int mp = (5 * doy + 2) / 153;
    *d = doy - (153 * mp + 2) / 5 + 1;
    *m = mp < 10 ? mp + 3 : mp - 9;
    *y = yoe + era * 400 + (*m <= 2);
}

int32_t
hito_day(int year, int month, int day)
{
    if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > 31)
        return HITO_NULL;
    int y, m, d;
    int32_t number = day_of(year, month, day);
    civil(number, &y, &m, &d);
    return m == month ? number : HITO_NULL;
}

int32_t
hito_months_later(int32_t day, int months)
{
    int y, m, d;
    civil(day, &y, &m, &d);
    int index = y * 12 + m - 1 + months;
    int to_y = index / 12, to_m = index % 12 + 1;
    int32_t first = day_of(to_y, to_m, 1);
    int32_t next = to_m == 12 ? day_of(to_y + 1, 1, 1) : day_of(to_y, to_m + 1, 1);
    int32_t wanted = first + d - 1;
    return wanted < next ? wanted : next - 1;
}
