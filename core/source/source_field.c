/* SPDX-License-Identifier: Apache-2.0 */
#include "core/source/source_field.h"

#include <string.h>

#include "core/source/source_codes.h"
#include "core/source/source_number.h"

static bool
is_blank(uint8_t byte)
{
    return byte == ' ' || byte == '\t';
}

static void
trim_blanks(SourceField *field)
{
    while (field->length > 0 && is_blank(field->bytes[field->length - 1]))
        field->length--;
    while (field->length > 0 && is_blank(field->bytes[0])) {
        field->bytes++;
        field->length--;
    }
}

/* Every quote inside must be doubled. */
static bool
halve_quotes(SourceField *field)
{
    uint8_t *from = memchr(field->bytes, '"', field->length);
    if (!from)
        return true;
    const uint8_t *end = field->bytes + field->length;
    uint8_t *to = from;
    for (; from < end; from++) {
        if (*from == '"') {
            if (from + 1 == end || from[1] != '"')
                return false;
            from++;
        }
        *to++ = *from;
    }
    field->length = (size_t)(to - field->bytes);
    return true;
}

bool
source_field_bare(SourceField *field, bool stray, bool trim)
{
    if (field->length > 0 && field->bytes[0] == '"') {
        if (field->length < 2 || field->bytes[field->length - 1] != '"')
            return false;
        field->bytes++;
        field->length -= 2;
        if (!halve_quotes(field))
            return false;
    } else if (stray && field->length > 0 && memchr(field->bytes, '"', field->length)) {
        return false;
    }
    if (trim && field->length > 0 && (is_blank(field->bytes[0]) || is_blank(field->bytes[field->length - 1])))
        trim_blanks(field);
    return true;
}

static SourceRule
within(const Column *declared, int64_t value)
{
    if ((declared->has_min && value < declared->min) || (declared->has_max && value > declared->max))
        return RULE_LIMITS;
    return RULE_KEPT;
}

static SourceRule
write_key(SourceColumn *column, SourceField field)
{
    if (field.length > SOURCE_KEY_MAX)
        return RULE_KEY_LONG;
    source_keys_prepare(column->keys, field.bytes, field.length, &column->key);
    return RULE_KEPT;
}

static SourceRule
write_code(SourceColumn *column, SourceField field, uint32_t row)
{
    int32_t code = source_codes_find(column->codes, field.bytes, field.length);
    ((int32_t *)column->values)[row] = code;
    return code < 0 ? RULE_CODE : RULE_KEPT;
}

static SourceRule
write_integer(SourceColumn *column, SourceField field, uint32_t row)
{
    int64_t value = 0;
    SourceRule rule = source_number_integer(field, &value);
    if (rule != RULE_KEPT)
        return rule;
    if (column->declared->type == COLUMN_INT64) {
        ((int64_t *)column->values)[row] = value;
    } else {
        if (value < INT32_MIN || value > INT32_MAX)
            return RULE_RANGE;
        ((int32_t *)column->values)[row] = (int32_t)value;
    }
    return within(column->declared, value);
}

static SourceRule
write_decimal(SourceColumn *column, SourceField field, uint32_t row)
{
    int64_t *value = (int64_t *)column->values + row;
    SourceRule rule = source_number_decimal(field, column->declared->scale, column->decimal_comma, value);
    return rule != RULE_KEPT ? rule : within(column->declared, *value);
}

static SourceRule
write_real(SourceColumn *column, SourceField field, uint32_t row)
{
    double *value = (double *)column->values + row;
    SourceRule rule = source_number_real(field, column->decimal_comma, value);
    if (rule != RULE_KEPT)
        return rule;
    const Column *declared = column->declared;
    if ((declared->has_min && *value < (double)declared->min) || (declared->has_max && *value > (double)declared->max))
        return RULE_LIMITS;
    return RULE_KEPT;
}

static SourceRule
write_date(SourceColumn *column, SourceField field, uint32_t row)
{
    int32_t *days = (int32_t *)column->values + row;
    SourceRule rule = source_number_date(field, days);
    return rule != RULE_KEPT ? rule : within(column->declared, *days);
}

static SourceRule
write_bool(SourceColumn *column, SourceField field, uint32_t row)
{
    if (field.length != 1 || (field.bytes[0] != 'Y' && field.bytes[0] != 'N'))
        return RULE_BOOL;
    ((uint8_t *)column->values)[row] = field.bytes[0] == 'Y';
    return RULE_KEPT;
}

static SourceRule
write_text(SourceColumn *column, SourceField field, uint32_t row)
{
    int32_t *offsets = column->values;
    memcpy(column->text + offsets[row], field.bytes, field.length);
    offsets[row + 1] = offsets[row] + (int32_t)field.length;
    return RULE_KEPT;
}

static void
mark_valid(SourceColumn *column, uint32_t row, bool valid)
{
    uint8_t bit = (uint8_t)(1u << (row & 7));
    uint8_t *byte = &column->validity[row >> 3];
    *byte = (uint8_t)(valid ? *byte | bit : *byte & ~bit);
}

/* A null cell holds zero, so that equal batches have equal bytes. */
static void
write_zero(SourceColumn *column, uint32_t row)
{
    switch (column->declared->type) {
    case COLUMN_INT64:
    case COLUMN_DECIMAL:
    case COLUMN_REAL:
        ((int64_t *)column->values)[row] = 0;
        break;
    case COLUMN_BOOL:
        ((uint8_t *)column->values)[row] = 0;
        break;
    case COLUMN_TEXT:
        ((int32_t *)column->values)[row + 1] = ((int32_t *)column->values)[row];
        break;
    case COLUMN_KEY:
        column->key.length = 0;
        ((int32_t *)column->values)[row] = 0;
        break;
    case COLUMN_CODE:
    case COLUMN_INT32:
    case COLUMN_DATE:
    case COLUMN_TYPE_COUNT:
    default:
        ((int32_t *)column->values)[row] = 0;
        break;
    }
}

static SourceRule
write_empty(SourceColumn *column, uint32_t row)
{
    const Column *declared = column->declared;
    if (declared->type == COLUMN_CODE && declared->null_code >= 0) {
        ((int32_t *)column->values)[row] = declared->null_code;
        if (declared->nullable)
            mark_valid(column, row, true);
        return RULE_KEPT;
    }
    if (!declared->nullable)
        return RULE_EMPTY;
    write_zero(column, row);
    mark_valid(column, row, false);
    return RULE_KEPT;
}

SourceRule
source_field_write(SourceColumn *column, SourceField field, uint32_t row)
{
    if (field.length == 0)
        return write_empty(column, row);
    if (column->declared->nullable)
        mark_valid(column, row, true);
    switch (column->declared->type) {
    case COLUMN_KEY:
        return write_key(column, field);
    case COLUMN_CODE:
        return write_code(column, field, row);
    case COLUMN_INT32:
    case COLUMN_INT64:
        return write_integer(column, field, row);
    case COLUMN_DECIMAL:
        return write_decimal(column, field, row);
    case COLUMN_REAL:
        return write_real(column, field, row);
    case COLUMN_DATE:
        return write_date(column, field, row);
    case COLUMN_BOOL:
        return write_bool(column, field, row);
    case COLUMN_TEXT:
    case COLUMN_TYPE_COUNT:
    default:
        return write_text(column, field, row);
    }
}
