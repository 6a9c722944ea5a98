/* SPDX-License-Identifier: Apache-2.0 */
/* One column of up to 64 records: each loop does one thing for one type and asks as little as it can, since a branch
 * that depends on the data costs more than the value. Whatever is not plain is left to source_field_write(). */
#include "core/source/source_quick.h"

#include "core/source/source_codes.h"
#include "core/source/source_day.h"

static const uint64_t DIGITS = 0x3030303030303030u, SIX = 0x0606060606060606u, HIGH = 0xF0F0F0F0F0F0F0F0u;

void
source_quick_mark(SourceColumn *column, uint32_t row, uint32_t n, uint64_t valid)
{
    uint64_t *words = (uint64_t *)(void *)column->validity + row / 64;
    uint64_t all = source_lane_all(n);
    unsigned shift = row % 64;
    words[0] = (words[0] & ~(all << shift)) | valid << shift;
    if (shift + n > 64)
        words[1] = (words[1] & ~(all >> (64 - shift))) | valid >> (64 - shift);
}

/* What came of a lane: fields with a value, and empty ones, which are good where a null may stand. */
static uint64_t
finish(SourceColumn *column, const SourceLane *lane, uint32_t row, uint64_t kept, uint64_t empty)
{
    kept = source_lane_bits(kept, lane->n);
    if (!column->declared->nullable)
        return kept;
    source_quick_mark(column, row, lane->n, kept);
    return kept | source_lane_bits(empty, lane->n);
}

static uint64_t
write_dates(SourceColumn *column, const SourceLane *lane, uint32_t row, SourceKey *keys)
{
    (void)keys;
    int32_t *values = (int32_t *)column->values + row;
    int64_t least = column->least, most = column->most;
    uint64_t all = 0, empty = 0;
    for (uint32_t i = 0; i < lane->n; i++) {
        SourceField field = source_lane_field(lane, i);
        SourceDay day;
        int32_t days;
        bool form = source_day_read(field.bytes, &day) & (field.length == 10);
        bool real = source_day_number_near(&day, &days);
        if (__builtin_expect(form & !real, 0))
            real = source_day_number(&day, &days);
        bool kept = form & real & (days >= least) & (days <= most);
        values[i] = days & -(int32_t)kept;
        all = source_lane_add(all, kept);
        empty = source_lane_add(empty, field.length == 0);
    }
    return finish(column, lane, row, all, empty);
}

/* One to eight digits without a sign, as a number of eight digits with zeros in front.
 * Source: the three multiplications are those of D. Lemire, "Quickly parsing eight digits" (2018), from J. Muła. */
static bool
parse_digits(SourceField field, int64_t *value)
{
    uint64_t word = (source_load(field.bytes) ^ DIGITS) << ((64 - 8 * field.length) & 63);
    bool good = ((word | (word + SIX)) & HIGH) == 0;
    word = word * 10 + (word >> 8);
    word = ((word & 0x000000FF000000FFu) * 0x000F424000000064u + (word >> 16 & 0x000000FF000000FFu) * 0x0000271000000001u) >> 32;
    *value = (int64_t)(word & UINT32_MAX);
    return good & (field.length - 1 < 8);
}

static uint64_t
write_int32(SourceColumn *column, const SourceLane *lane, uint32_t row, SourceKey *keys)
{
    (void)keys;
    int32_t *values = (int32_t *)column->values + row;
    int64_t least = column->least, most = column->most;
    uint64_t all = 0, empty = 0;
    for (uint32_t i = 0; i < lane->n; i++) {
        SourceField field = source_lane_field(lane, i);
        int64_t value;
        bool kept = parse_digits(field, &value) & (value >= least) & (value <= most);
        values[i] = (int32_t)value & -(int32_t)kept;
        all = source_lane_add(all, kept);
        empty = source_lane_add(empty, field.length == 0);
    }
    return finish(column, lane, row, all, empty);
}

static uint64_t
write_int64(SourceColumn *column, const SourceLane *lane, uint32_t row, SourceKey *keys)
{
    (void)keys;
    int64_t *values = (int64_t *)column->values + row;
    int64_t least = column->least, most = column->most;
    uint64_t all = 0, empty = 0;
    for (uint32_t i = 0; i < lane->n; i++) {
        SourceField field = source_lane_field(lane, i);
        int64_t value;
        bool kept = parse_digits(field, &value) & (value >= least) & (value <= most);
        values[i] = value & -(int64_t)kept;
        all = source_lane_add(all, kept);
        empty = source_lane_add(empty, field.length == 0);
    }
    return finish(column, lane, row, all, empty);
}

static uint64_t
write_codes(SourceColumn *column, const SourceLane *lane, uint32_t row, SourceKey *keys)
{
    (void)keys;
    int32_t *values = (int32_t *)column->values + row;
    int32_t for_empty = column->declared->null_code;
    uint64_t all = 0, empty = 0;
    source_codes_find_all(column->codes, lane, values);
    for (uint32_t i = 0; i < lane->n; i++) {
        int32_t code = values[i];
        code = code == SOURCE_CODE_EMPTY ? for_empty : code;
        all = source_lane_add(all, code >= 0);
        empty = source_lane_add(empty, values[i] == SOURCE_CODE_EMPTY);
        values[i] = code & ~(code >> 31);
    }
    return finish(column, lane, row, all, empty);
}

static uint64_t
write_bools(SourceColumn *column, const SourceLane *lane, uint32_t row, SourceKey *keys)
{
    (void)keys;
    uint8_t *values = (uint8_t *)column->values + row;
    uint64_t all = 0, empty = 0;
    for (uint32_t i = 0; i < lane->n; i++) {
        SourceField field = source_lane_field(lane, i);
        bool kept = (field.length == 1) & ((field.bytes[0] == 'Y') | (field.bytes[0] == 'N'));
        values[i] = kept & (field.bytes[0] == 'Y');
        all = source_lane_add(all, kept);
        empty = source_lane_add(empty, field.length == 0);
    }
    return finish(column, lane, row, all, empty);
}

static uint64_t
write_keys(SourceColumn *column, const SourceLane *lane, uint32_t row, SourceKey *keys)
{
    uint64_t all = 0, empty = 0;
    for (uint32_t i = 0; i < lane->n; i++) {
        SourceField field = source_lane_field(lane, i);
        bool kept = field.length - 1 < SOURCE_KEY_MAX && field.bytes[0] > '"' && field.bytes[field.length - 1] > ' ';
        if (kept)
            source_keys_prepare(column->keys, field.bytes, field.length, &keys[i]);
        else
            keys[i].length = 0;
        all = source_lane_add(all, kept);
        empty = source_lane_add(empty, field.length == 0);
    }
    return finish(column, lane, row, all, empty);
}

/* Whether the form of sources.json changes nothing of what is plain. */
static bool
is_plain(const SourceMapColumn *form, ColumnType type)
{
    if (!form)
        return true;
    if (form->constant || form->values || form->double_encoded)
        return false;
    switch (type) {
    case COLUMN_DATE:
        return form->dates == DATES_ISO;
    case COLUMN_INT32:
    case COLUMN_INT64:
        return !form->thousands;
    case COLUMN_KEY:
    case COLUMN_CODE:
    case COLUMN_TEXT:
        return form->width == 0;
    case COLUMN_DECIMAL:
    case COLUMN_REAL:
    case COLUMN_BOOL:
    case COLUMN_TYPE_COUNT:
    default:
        return true;
    }
}

SourceQuick *
source_quick_of(const SourceColumn *column)
{
    static SourceQuick *const WAYS[COLUMN_TYPE_COUNT] = {
        [COLUMN_KEY] = write_keys,   [COLUMN_CODE] = write_codes, [COLUMN_INT32] = write_int32, [COLUMN_INT64] = write_int64, [COLUMN_DATE] = write_dates,
        [COLUMN_BOOL] = write_bools, [COLUMN_TEXT] = source_quick_texts,
    };
    if (!is_plain(column->form, column->declared->type) || (column->codes && !source_codes_are_plain(column->codes)))
        return NULL;
    return WAYS[column->declared->type];
}
