/* SPDX-License-Identifier: Apache-2.0 */
#include "core/source/source_number.h"

#include <glib.h>
#include <math.h>
#include <string.h>

#include "core/source/source_day.h"

static bool
is_digit(uint8_t byte)
{
    return (uint8_t)(byte - '0') <= 9;
}

static size_t
skip_sign(SourceField field, bool *negative)
{
    *negative = field.length > 0 && field.bytes[0] == '-';
    return field.length > 0 && (field.bytes[0] == '-' || field.bytes[0] == '+');
}

/* Digits are added with the sign, since the smallest number has no positive twin. */
static bool
add_digit(int64_t *value, uint8_t byte, bool negative)
{
    int64_t digit = negative ? '0' - byte : byte - '0';
    return !__builtin_mul_overflow(*value, (int64_t)10, value) && !__builtin_add_overflow(*value, digit, value);
}

SourceRule
source_number_integer(SourceField field, int64_t *value)
{
    bool negative, fits = true;
    size_t i = skip_sign(field, &negative);
    if (i == field.length)
        return RULE_INTEGER;
    *value = 0;
    for (; i < field.length; i++) {
        if (!is_digit(field.bytes[i]))
            return RULE_INTEGER;
        fits = fits && add_digit(value, field.bytes[i], negative);
    }
    return fits ? RULE_KEPT : RULE_RANGE;
}

static bool
is_mark(uint8_t byte, bool comma)
{
    return byte == '.' || (comma && byte == ',');
}

SourceRule
source_number_decimal(SourceField field, int scale, bool comma, int64_t *value)
{
    bool negative, fits = true, too_fine = false;
    int digits = 0, fraction = -1; /* digits behind the mark, -1 before it */
    *value = 0;
    for (size_t i = skip_sign(field, &negative); i < field.length; i++) {
        uint8_t byte = field.bytes[i];
        if (is_mark(byte, comma) && fraction < 0) {
            fraction = 0;
            continue;
        }
        if (!is_digit(byte))
            return RULE_DECIMAL;
        digits = 1;
        if (fraction >= scale)
            too_fine = too_fine || byte != '0';
        else
            fits = fits && add_digit(value, byte, negative);
        if (fraction >= 0 && fraction < scale)
            fraction++;
    }
    if (!digits || is_mark(field.bytes[field.length - 1], comma))
        return RULE_DECIMAL;
    for (int f = MAX(fraction, 0); f < scale; f++)
        fits = fits && add_digit(value, '0', negative);
    return too_fine ? RULE_SCALE : fits ? RULE_KEPT : RULE_RANGE;
}

/* [sign] digits [mark digits] [e [sign] digits], at least one digit before the exponent. */
static bool
is_real(const char *text, size_t length)
{
    size_t i = length > 0 && (text[0] == '-' || text[0] == '+');
    size_t digits = 0;
    for (bool mark = false; i < length && (g_ascii_isdigit(text[i]) || (text[i] == '.' && !mark)); i++) {
        mark = mark || text[i] == '.';
        digits += text[i] != '.';
    }
    if (digits == 0 || i == length)
        return digits > 0;
    if (text[i] != 'e' && text[i] != 'E')
        return false;
    i++;
    i += i < length && (text[i] == '-' || text[i] == '+');
    size_t first = i;
    while (i < length && g_ascii_isdigit(text[i]))
        i++;
    return i == length && i > first;
}

SourceRule
source_number_real(SourceField field, bool comma, double *value)
{
    char text[128];
    if (field.length >= sizeof text)
        return RULE_REAL;
    memcpy(text, field.bytes, field.length);
    text[field.length] = '\0';
    char *mark = comma ? strchr(text, ',') : NULL;
    if (mark)
        *mark = '.';
    if (!is_real(text, field.length))
        return RULE_REAL;
    *value = g_ascii_strtod(text, NULL);
    return isfinite(*value) ? RULE_KEPT : RULE_RANGE;
}

SourceRule
source_number_date(SourceField field, int32_t *days)
{
    SourceDay day;
    if (field.length != 10 || !source_day_read(field.bytes, &day))
        return RULE_DATE;
    return source_day_number(&day, days) ? RULE_KEPT : RULE_CALENDAR;
}
