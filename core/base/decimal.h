/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CORE_BASE_DECIMAL_H
#define CORE_BASE_DECIMAL_H

#include <stdbool.h>
#include <stdint.h>

/** An exact decimal number: units * 10^-scale. The only place in Hito that rounds. */
typedef struct Decimal {
    int64_t units;
    int scale; /* 0 to 12 */
} Decimal;

/** numerator * factor / denominator, rounded half away from zero to @p scale digits.
 *  Units: factor is 100 for a percentage. Errors: false for denominator <= 0 or overflow. */
bool decimal_ratio(int64_t numerator, int64_t denominator, int64_t factor, int scale, Decimal *out);

/** a * factor / b, rounded half away from zero to @p scale digits. Units: factor is 100 for a percentage.
 *  Errors: false for b = 0 or overflow. */
bool decimal_quotient(Decimal a, Decimal b, int64_t factor, int scale, Decimal *out);

/** value * factor, exact. Errors: false for overflow. */
bool decimal_times(Decimal value, int64_t factor, Decimal *out);

/** a - b, exact. Errors: false for overflow. */
bool decimal_minus(Decimal a, Decimal b, Decimal *out);

/** A finite double rounded to @p scale digits. Errors: false when it is not finite or too large. */
bool decimal_from_double(double value, int scale, Decimal *out);

/** Read "-12.30": digits, one point, no exponent, no spaces. Errors: false. */
bool decimal_parse(const char *text, Decimal *out);

/** Canonical text: "-12.3" with exactly scale digits after the point. Owner: caller, g_free(). */
char *decimal_text(Decimal value);

/** Compare by value whatever the scales: -1, 0 or 1. */
int decimal_compare(Decimal a, Decimal b);

/** The nearest double; for geometry only, never for arithmetic that is printed. */
double decimal_to_double(Decimal value);

#endif
