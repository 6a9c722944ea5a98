/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CORE_SOURCE_SOURCE_DAY_H
#define CORE_SOURCE_SOURCE_DAY_H

#include <stdbool.h>
#include <stdint.h>

#include "core/source/source_load.h"

/** A day as its three numbers, each within its digits. */
typedef struct SourceDay {
    uint32_t year, month, day;
} SourceDay;

/** Read ten bytes of the form YYYY-MM-DD, without asking whether the calendar has the day. Without the bits of '0' and '-' a digit
 *  leaves 0 to 9 and a dash 0, so that adding 6 or 15 to them stays below 16; the first character is the lowest byte.
 *  Returns false for another form; the numbers are then meaningless. */
static inline bool
source_day_read(const uint8_t *bytes, SourceDay *day)
{
    static const uint64_t FORM = 0x2D30302D30303030u, ADD = 0x0F06060F06060606u, HIGH = 0xF0F0F0F0F0F0F0F0u;
    uint64_t rest = source_load(bytes) ^ FORM;
    uint32_t last = ((uint32_t)bytes[8] | (uint32_t)bytes[9] << 8) ^ 0x3030u;
    uint64_t pairs = rest * 10 + (rest >> 8); /* byte i holds ten times character i and the next one */
    day->year = (uint32_t)(pairs & 0xFF) * 100 + (uint32_t)(pairs >> 16 & 0xFF);
    day->month = (uint32_t)(pairs >> 40 & 0xFF);
    day->day = (last & 0xFF) * 10 + (last >> 8);
    return (((rest | (rest + ADD)) & HIGH) | ((last | (last + 0x0606u)) & 0xF0F0u)) == 0;
}

/** As source_day_number(), for the years 1901 to 2099, in which every fourth is a leap year: fewer steps. Returns false for other years too. */
static inline bool
source_day_number_near(const SourceDay *day, int32_t *days)
{
    static const uint8_t LENGTHS[16] = {0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    static const uint16_t BEFORE[16] = {0, 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334};
    uint32_t leap = day->year % 4 == 0, month = day->month & 15, since = day->year - 1901;
    uint32_t length = LENGTHS[month] + (leap & (month == 2));
    *days = (int32_t)(since * 365 + since / 4 + BEFORE[month] + (leap & (month > 2)) + day->day) - 1 - 25202;
    return (since < 199) & (day->month - 1 < 12) & (day->day - 1 < length);
}

/** Days from 1970-01-01 to a day of the years 1 to 9999, proleptic Gregorian. Returns false for one that the calendar does not have.
 *  March begins the counted year, so that a leap day is its last. */
static inline bool
source_day_number(const SourceDay *day, int32_t *days)
{
    static const uint8_t LENGTHS[16] = {0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    uint32_t leap = (day->year % 4 == 0) & ((day->year % 100 != 0) | (day->year % 400 == 0));
    uint32_t length = LENGTHS[day->month & 15] + (leap & (day->month == 2));
    uint32_t year = day->year - (day->month <= 2), month = day->month + (day->month > 2 ? 0u : 12u) - 3;
    *days = (int32_t)(year * 365 + year / 4 - year / 100 + year / 400 + (153 * month + 2) / 5 + day->day) - 1 - 719468;
    return (day->year - 1 < 9999) & (day->month - 1 < 12) & (day->day - 1 < length);
}

#endif
