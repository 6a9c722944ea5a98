/* SPDX-License-Identifier: Apache-2.0 */
#include "core/base/decimal.h"

#include <glib.h>
#include <math.h>

enum { SCALE_MAX = 12 };

/* 128 bits hold every product of two 64-bit numbers; ISO C11 has no such type. */
__extension__ typedef __int128 Wide;

static Wide
power_of_ten(int exponent)
{
    Wide power = 1;
    while (exponent-- > 0)
        power *= 10;
    return power;
}

bool
decimal_ratio(int64_t numerator, int64_t denominator, int64_t factor, int scale, Decimal *out)
{
    if (denominator <= 0 || scale < 0 || scale > SCALE_MAX)
        return false;
    Wide scaled;
    if (__builtin_mul_overflow((Wide)numerator * factor, power_of_ten(scale), &scaled))
        return false;
    Wide magnitude = scaled < 0 ? -scaled : scaled;
    Wide rounded = magnitude / denominator;
    if (magnitude % denominator >= denominator - magnitude % denominator)
        rounded++;
    if (rounded > INT64_MAX)
        return false;
    *out = (Decimal){scaled < 0 ? -(int64_t)rounded : (int64_t)rounded, scale};
    return true;
}

/* The same two numbers with one scale; false when one of them outgrows 64 bits. */
static bool
align(Decimal *a, Decimal *b)
{
    Decimal *coarse = a->scale < b->scale ? a : b;
    int scale = MAX(a->scale, b->scale);
    if (__builtin_mul_overflow(coarse->units, (int64_t)power_of_ten(scale - coarse->scale), &coarse->units))
        return false;
    a->scale = b->scale = scale;
    return true;
}

bool
decimal_quotient(Decimal a, Decimal b, int64_t factor, int scale, Decimal *out)
{
    if (!align(&a, &b) || a.units == INT64_MIN || b.units == INT64_MIN)
        return false;
    if (b.units < 0) {
        a.units = -a.units;
        b.units = -b.units;
    }
    return decimal_ratio(a.units, b.units, factor, scale, out);
}

bool
decimal_times(Decimal value, int64_t factor, Decimal *out)
{
    out->scale = value.scale;
    return !__builtin_mul_overflow(value.units, factor, &out->units);
}

bool
decimal_minus(Decimal a, Decimal b, Decimal *out)
{
    if (!align(&a, &b))
        return false;
    out->scale = a.scale;
    return !__builtin_sub_overflow(a.units, b.units, &out->units);
}

bool
decimal_from_double(double value, int scale, Decimal *out)
{
    if (!isfinite(value) || scale < 0 || scale > SCALE_MAX)
        return false;
    double scaled = round(value * pow(10, scale));
    if (fabs(scaled) > 9.0e15)
        return false;
    *out = (Decimal){(int64_t)scaled, scale};
    return true;
}

bool
decimal_parse(const char *text, Decimal *out)
{
    bool negative = *text == '-';
    const char *p = text + negative;
    Decimal value = {0, 0};
    bool point = false;
    int digits = 0;
    for (; *p; p++) {
        if (*p == '.' && !point && digits > 0 && p[1]) {
            point = true;
            continue;
        }
        if (!g_ascii_isdigit(*p) || ++digits > 18 || value.scale >= SCALE_MAX)
            return false;
        value.units = value.units * 10 + (*p - '0');
        value.scale += point;
    }
    if (digits == 0)
        return false;
    *out = (Decimal){negative ? -value.units : value.units, value.scale};
    return true;
}

char *
decimal_text(Decimal value)
{
    uint64_t magnitude = value.units < 0 ? -(uint64_t)value.units : (uint64_t)value.units;
    uint64_t unit = (uint64_t)power_of_ten(value.scale);
    const char *sign = value.units < 0 ? "-" : "";
    if (value.scale == 0)
        return g_strdup_printf("%s%" G_GUINT64_FORMAT, sign, magnitude);
    return g_strdup_printf("%s%" G_GUINT64_FORMAT ".%0*" G_GINT64_MODIFIER "u", sign, magnitude / unit, value.scale,
                           magnitude % unit);
}

int
decimal_compare(Decimal a, Decimal b)
{
    Wide left = a.units * power_of_ten(b.scale);
    Wide right = b.units * power_of_ten(a.scale);
    return (left > right) - (left < right);
}

double
decimal_to_double(Decimal value)
{
    return (double)value.units / pow(10, value.scale);
}
