/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CORE_MODEL_PERIOD_H
#define CORE_MODEL_PERIOD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/** A span of days. Units: days since 1970-01-01, proleptic Gregorian; half open: to_day is not in it. */
typedef struct Period {
    int32_t from_day;
    int32_t to_day;
} Period;

/** The day number of a civil date. Source: days-from-civil by era arithmetic on 400-year cycles. */
int32_t period_day(int year, int month, int day);

/** The civil date of a day number. */
void period_civil(int32_t day, int *year, int *month, int *day_of_month);

/** Read "2026-06-30". Errors: false when it is not a date of the calendar between 1900 and 2262. */
bool period_parse_day(const char *text, int32_t *day);

/** Write "2026-06-30" and a NUL. Shapes: buffer of at least 11 bytes. */
void period_format_day(int32_t day, char *buffer);

bool period_contains(Period period, int32_t day);

#endif
