/* SPDX-License-Identifier: Apache-2.0 */
#include "core/source/source_rewrite.h"

#include <stdio.h>
#include <string.h>

enum { LONGEST = SOURCE_REWRITE_MAX - 16, KEY_MOST = 256 };

static void
put(uint8_t *scratch, const void *bytes, size_t length, SourceField *field)
{
    memcpy(scratch, bytes, length);
    memset(scratch + length, 0, 16);
    *field = (SourceField){scratch, length};
}

bool
source_rewrite_serial(int64_t serial, bool from_1904, char *text)
{
    static const int64_t MOST = 2958465;
    if (serial < (from_1904 ? 0 : 1) || serial > MOST - (from_1904 ? 1462 : 0) || (!from_1904 && serial == 60))
        return false;
    /* Days since 1970, then the civil calendar with years that begin in March (Hinnant, days algorithms). */
    int64_t day = serial - (from_1904 ? 24107 : serial > 60 ? 25569 : 25568) + 719468;
    int64_t era = day / 146097, of_era = day % 146097;
    int64_t year = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
    int64_t of_year = of_era - (365 * year + year / 4 - year / 100);
    int64_t month = (5 * of_year + 2) / 153;
    unsigned civil_day = (unsigned)(of_year - (153 * month + 2) / 5 + 1);
    unsigned civil_month = (unsigned)(month < 10 ? month + 3 : month - 9);
    unsigned civil_year = (unsigned)(year + era * 400 + (civil_month <= 2));
    snprintf(text, SOURCE_DAY_TEXT, "%04u-%02u-%02u", civil_year % 10000, civil_month % 100, civil_day % 100);
    return true;
}

/* A time of day that says nothing: " 00:00", "T00:00:00", " 00:00:00.000". */
static size_t
length_of_day(const SourceField *field)
{
    size_t i = 0;
    while (i < field->length && field->bytes[i] != ' ' && field->bytes[i] != 'T')
        i++;
    for (size_t k = i + 1; k < field->length; k++) {
        if (!memchr("0:.Z", field->bytes[k], 4))
            return field->length;
    }
    return i;
}

/* Three numbers parted by one sign, each of at most four digits. */
static bool
three_numbers(const uint8_t *bytes, size_t length, unsigned numbers[3], size_t digits[3])
{
    size_t part = 0;
    uint8_t sign = 0;
    memset(numbers, 0, 3 * sizeof numbers[0]);
    memset(digits, 0, 3 * sizeof digits[0]);
    for (size_t i = 0; i < length; i++) {
        if (bytes[i] >= '0' && bytes[i] <= '9') {
            numbers[part] = numbers[part] * 10 + (unsigned)(bytes[i] - '0');
            if (++digits[part] > 4)
                return false;
        } else if (memchr("/-.", bytes[i], 3) && part < 2 && (!sign || sign == bytes[i])) {
            sign = bytes[i];
            part++;
        } else {
            return false;
        }
    }
    return part == 2;
}

static SourceRule
rewrite_parted_date(SourceDates form, uint8_t *scratch, SourceField *field)
{
    static const int YEAR[] = {0, 2, 2, 0}, MONTH[] = {1, 1, 0, 1}, DAY[] = {2, 0, 1, 2};
    unsigned numbers[3];
    size_t digits[3];
    char text[40];
    if (!three_numbers(field->bytes, length_of_day(field), numbers, digits))
        return RULE_FORM;
    if (digits[YEAR[form]] != 4 || digits[MONTH[form]] - 1 > 1 || digits[DAY[form]] - 1 > 1)
        return RULE_FORM;
    int n = snprintf(text, sizeof text, "%04u-%02u-%02u", numbers[YEAR[form]], numbers[MONTH[form]], numbers[DAY[form]]);
    put(scratch, text, (size_t)n, field);
    return RULE_KEPT;
}

static SourceRule
rewrite_serial(bool from_1904, uint8_t *scratch, SourceField *field)
{
    int64_t serial = 0;
    char text[SOURCE_DAY_TEXT];
    if (field->length > 7)
        return RULE_FORM;
    for (size_t i = 0; i < field->length; i++) {
        if (field->bytes[i] < '0' || field->bytes[i] > '9')
            return RULE_FORM;
        serial = serial * 10 + (field->bytes[i] - '0');
    }
    if (!source_rewrite_serial(serial, from_1904, text))
        return RULE_CALENDAR;
    put(scratch, text, sizeof text - 1, field);
    return RULE_KEPT;
}

static bool
is_iso(const SourceField *field)
{
    return field->length == 10 && field->bytes[4] == '-' && field->bytes[7] == '-';
}

static SourceRule
rewrite_date(SourceDates form, bool typed, uint8_t *scratch, SourceField *field)
{
    switch (form) {
    case DATES_DAY_FIRST:
    case DATES_MONTH_FIRST:
    case DATES_YEAR_FIRST:
        return typed ? RULE_KEPT : rewrite_parted_date(form, scratch, field);
    case DATES_SERIAL:
    case DATES_SERIAL_1904:
        return typed && is_iso(field) ? RULE_KEPT : rewrite_serial(form == DATES_SERIAL_1904, scratch, field);
    case DATES_ISO:
    case DATES_COUNT:
    default:
        field->length = length_of_day(field);
        return RULE_KEPT;
    }
}

/* How many bytes the separator has here: Excel writes the blank of thousands as a blank that does not break. */
static size_t
separator_at(const uint8_t *bytes, const uint8_t *end, char wanted)
{
    if (*bytes == (uint8_t)wanted)
        return 1;
    if (wanted == ' ' && end - bytes >= 2 && memcmp(bytes, "\xC2\xA0", 2) == 0)
        return 2;
    return wanted == ' ' && end - bytes >= 3 && memcmp(bytes, "\xE2\x80\xAF", 3) == 0 ? 3 : 0;
}

/* Take the separators out of the whole part; each must part three digits. */
static SourceRule
rewrite_number(const SourceMapColumn *form, uint8_t *scratch, SourceField *field)
{
    char decimal = form->decimal ? form->decimal : '.';
    const uint8_t *bytes = field->bytes, *end = bytes + field->length;
    uint8_t text[LONGEST];
    size_t n = 0, group = 0;
    bool parted = false;
    if (decimal == ',' && form->thousands != '.' && memchr(bytes, '.', field->length))
        return RULE_FORM;
    if (!form->thousands || field->length > LONGEST)
        return RULE_KEPT;
    if (bytes < end && (*bytes == '-' || *bytes == '+'))
        text[n++] = *bytes++;
    for (; bytes < end && *bytes != (uint8_t)decimal;) {
        size_t separator = separator_at(bytes, end, form->thousands);
        if (separator && (group == 0 || group > 3 || (parted && group != 3)))
            return RULE_FORM;
        parted = parted || separator;
        group = separator ? 0 : group + 1;
        if (!separator)
            text[n++] = *bytes;
        bytes += separator ? separator : 1;
    }
    if (parted && group != 3)
        return RULE_FORM;
    memcpy(text + n, bytes, (size_t)(end - bytes));
    put(scratch, text, n + (size_t)(end - bytes), field);
    return RULE_KEPT;
}

static void
rewrite_width(size_t width, uint8_t *scratch, SourceField *field)
{
    uint8_t text[LONGEST];
    if (field->length >= width || width > LONGEST)
        return;
    for (size_t i = 0; i < field->length; i++) {
        if (field->bytes[i] < '0' || field->bytes[i] > '9')
            return;
    }
    memset(text, '0', width);
    memcpy(text + width - field->length, field->bytes, field->length);
    put(scratch, text, width, field);
}

static bool
look_up(const SourceMapColumn *form, SourceField *field)
{
    char value[KEY_MOST];
    if (!form->values || field->length >= KEY_MOST)
        return false;
    memcpy(value, field->bytes, field->length);
    value[field->length] = '\0';
    char *to = g_hash_table_lookup(form->values, value);
    if (to)
        *field = (SourceField){(uint8_t *)to, strlen(to)};
    return to != NULL;
}

SourceRule
source_rewrite(const SourceColumn *column, bool typed, uint8_t *scratch, SourceField *field)
{
    const SourceMapColumn *form = column->form;
    if (field->length == 0 || form->constant)
        return RULE_KEPT;
    if (form->double_encoded && !typed)
        source_rewrite_undo(field);
    if (look_up(form, field))
        return RULE_KEPT;
    switch (column->declared->type) {
    case COLUMN_DATE:
        return rewrite_date(form->dates, typed, scratch, field);
    case COLUMN_INT32:
    case COLUMN_INT64:
    case COLUMN_DECIMAL:
    case COLUMN_REAL:
        return typed ? RULE_KEPT : rewrite_number(form, scratch, field);
    case COLUMN_KEY:
    case COLUMN_CODE:
    case COLUMN_TEXT:
        rewrite_width((size_t)form->width, scratch, field);
        return RULE_KEPT;
    case COLUMN_BOOL:
    case COLUMN_TYPE_COUNT:
    default:
        return RULE_KEPT;
    }
}
