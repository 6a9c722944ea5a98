/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SDK_IDIOM_H
#define SDK_IDIOM_H

/* What every partner asks of its rows: which came first, was it in time, was something learnt, how old is the child. */
#include "sdk/study.h"

/** The first of the rows about something: kept among the author's bytes of a subject, all zero at first. */
typedef struct hito_mark {
    int64_t row;
    int32_t day;
    int32_t is_set;
} hito_mark;

/** True when the current row, of this day, is the first so far: the earliest day, of equal days the earlier row. The mark is
 *  then moved to it. */
static inline int
hito_mark_first(const hito_study *study, hito_mark *mark, int32_t day)
{
    if (mark->is_set && (mark->day < day || (mark->day == day && mark->row <= study->row)))
        return 0;
    mark->row = study->row;
    mark->day = day;
    mark->is_set = 1;
    return 1;
}

/** True when a day is known, not before another one and at most so many days after it. */
static inline int
hito_in_time(int32_t from_day, int32_t day, int64_t days)
{
    return day != HITO_NULL && day >= from_day && (int64_t)day - from_day <= days;
}

/** True when a test after a training shows that something was learnt: it rose by so many points, or is at least enough. */
static inline int
hito_has_gained(int32_t before, int32_t after, int64_t points, int64_t enough)
{
    return (int64_t)after - before >= points || after >= enough;
}

/** The age bands in which children are counted: 0 to 5, 6 to 11, 12 and 13, 14 to 17 years, unknown.
 *  Units: completed years, or HITO_NULL; the answer is the place in a code list of these five. */
static inline uint16_t
hito_age_band(int32_t years)
{
    static const int32_t LAST_YEARS[] = {5, 11, 13};
    return hito_band(years, LAST_YEARS, 3);
}

#endif
