/* SPDX-License-Identifier: Apache-2.0 */
/* A record that is not good in every column breaks the group off, so that findings come row by row and the identifiers
 * of rows that are left out take no number. */
#include "core/source/source_group.h"

#include <string.h>

/* Pieces of text are copied whole. */
enum { SLACK = 64 };

static bool
is_blank(uint8_t byte)
{
    return byte == ' ' || byte == '\t';
}

/* Field by field a record may be tried twice unless its form works on the file's own bytes; a value of another kind of file
 * shows by its quotes what it is; an identifier that is filled up needs a place to stay. */
static bool
may_be_tried(const SourceColumns *columns, uint32_t c)
{
    const SourceColumn *column = &columns->columns[c];
    const SourceMapColumn *form = column->form;
    if (columns->quick[c] || !form)
        return true;
    return !form->double_encoded && !columns->typed && column->declared->type != COLUMN_TEXT && !(column->keys && form->width > 0);
}

void
source_group_prepare(SourceColumns *columns)
{
    columns->together = true;
    columns->quick = g_new0(SourceQuick *, columns->n);
    for (uint32_t c = 0; c < columns->n; c++) {
        columns->quick[c] = source_quick_of(&columns->columns[c]);
        columns->together = columns->together && may_be_tried(columns, c);
        columns->n_keys += columns->columns[c].keys != NULL;
    }
    columns->keys = g_new0(SourceKey, (size_t)columns->n_keys * SOURCE_TOGETHER);
}

/* A lane whose fields are not the whole of what is between the separators. */
typedef struct OwnLane {
    uint32_t before[SOURCE_TOGETHER], ends[SOURCE_TOGETHER];
} OwnLane;

static void
own(SourceLane *lane, OwnLane *copy)
{
    if (lane->before == copy->before)
        return;
    for (uint32_t i = 0; i < lane->n; i++) {
        copy->before[i] = lane->before[i * lane->stride];
        copy->ends[i] = lane->ends[i * lane->stride];
    }
    lane->before = copy->before;
    lane->ends = copy->ends;
    lane->stride = 1;
}

/* The last field may have the first half of a line end behind it. */
static void
leave_returns(SourceLane *lane, OwnLane *copy)
{
    own(lane, copy);
    for (uint32_t i = 0; i < lane->n; i++)
        copy->ends[i] -= lane->bytes[copy->ends[i] - 1] == '\r' && copy->ends[i] - copy->before[i] > 1;
}

static bool
has_returns(const SourceLane *lane)
{
    bool any = false;
    for (uint32_t i = 0; i < lane->n; i++) {
        SourceField field = source_lane_field(lane, i);
        any |= (field.length > 0) & (lane->bytes[lane->ends[i * lane->stride] - 1] == '\r');
    }
    return any;
}

/* Where the fields of a column are. */
static SourceLane
lane_of(const SourceGroup *group, uint32_t n, uint32_t field, OwnLane *copy)
{
    SourceLane lane = {group->bytes, group->ends + field - 1, group->ends + field, group->width, n};
    if (field + 1 == group->width && has_returns(&lane))
        leave_returns(&lane, copy);
    return lane;
}

/* Take off the quotes and blanks around the fields that are not good yet; whether there were any. */
static bool
strip(SourceLane *lane, OwnLane *copy, uint64_t wrong)
{
    bool any = false;
    own(lane, copy);
    for (; wrong; wrong &= wrong - 1) {
        uint32_t i = (uint32_t)__builtin_ctzll(wrong);
        SourceField field = source_lane_field(lane, i);
        uint8_t *from = field.bytes, *end = from + field.length;
        if (end - from > 1 && *from == '"' && end[-1] == '"' && !memchr(from + 1, '"', (size_t)(end - from - 2))) {
            from++;
            end--;
        }
        while (end > from && is_blank(end[-1]))
            end--;
        while (end > from && is_blank(*from))
            from++;
        any = any || (size_t)(end - from) != field.length;
        copy->before[i] = (uint32_t)(from - lane->bytes) - 1;
        copy->ends[i] = (uint32_t)(end - lane->bytes);
    }
    return any;
}

/* Records without any value are not rows. */
static uint64_t
not_blank(const SourceGroup *group, uint32_t n)
{
    uint64_t good = 0;
    SourceLane records = {group->bytes, group->ends - 1, group->ends + group->width - 1, group->width, n};
    for (uint32_t i = 0; i < n; i++) {
        SourceField record = source_lane_field(&records, i);
        size_t width = group->width - 1u + (record.length > 0 && record.bytes[record.length - 1] == '\r');
        good = source_lane_add(good, record.length > width);
    }
    return source_lane_bits(good, n);
}

/* How many records' texts fit into the slot for sure. */
static uint32_t
count_fitting(const SourceColumns *columns, const SourceGroup *group, uint32_t row)
{
    uint32_t n = group->n;
    for (uint32_t c = 0; c < columns->n; c++) {
        const SourceColumn *column = &columns->columns[c];
        if (column->declared->type != COLUMN_TEXT)
            continue;
        size_t used = (size_t)((const int32_t *)column->values)[row] + SLACK;
        SourceLane lane = {group->bytes, group->ends + column->field - 1, group->ends + column->field, group->width, n};
        for (uint32_t i = 0; i < n; i++) {
            used += MAX(source_lane_field(&lane, i).length, column->longest);
            n = used > column->text_capacity ? i : n;
        }
    }
    return n;
}

/* Field by field, for a form that is not plain and for the rarer types. */
static uint64_t
write_each(SourceColumns *columns, uint32_t c, const SourceLane *lane, uint32_t row, SourceKey *keys)
{
    const SourceColumn *column = &columns->columns[c];
    const char *constant = column->form ? column->form->constant : NULL;
    uint64_t good = 0;
    for (uint32_t i = 0; i < lane->n; i++) {
        SourceField field = source_lane_field(lane, i);
        if (constant)
            field = (SourceField){(uint8_t *)(uintptr_t)constant, strlen(constant)};
        else if (field.length > 0 && field.bytes[0] == '"')
            break;
        if (source_columns_field(columns, c, field, false, row + i) != RULE_KEPT)
            break;
        if (keys)
            keys[i] = column->key;
        good |= UINT64_C(1) << i;
    }
    return good;
}

static uint64_t
write_lane(SourceColumns *columns, uint32_t c, SourceLane lane, OwnLane *copy, uint32_t row, SourceKey *keys)
{
    SourceColumn *column = &columns->columns[c];
    SourceQuick *quick = columns->quick[c];
    uint64_t all = source_lane_all(lane.n);
    if (!quick) {
        strip(&lane, copy, all);
        return write_each(columns, c, &lane, row, keys);
    }
    uint64_t good = quick(column, &lane, row, keys);
    if (good == all || column->declared->type == COLUMN_TEXT || !strip(&lane, copy, all & ~good))
        return good;
    return quick(column, &lane, row, keys);
}

/* Row by row, since two columns may share a domain. */
static void
number_keys(SourceColumns *columns, uint32_t n, uint32_t row)
{
    int32_t *values[BATCH_COLUMNS_MAX];
    SourceKeys *domains[BATCH_COLUMNS_MAX];
    for (uint32_t c = 0, k = 0; c < columns->n; c++) {
        if (!columns->columns[c].keys)
            continue;
        values[k] = (int32_t *)columns->columns[c].values + row;
        domains[k++] = columns->columns[c].keys;
    }
    for (uint32_t k = 0; k < columns->n_keys; k++) {
        for (uint32_t i = 0; i < n; i++)
            source_keys_call(domains[k], &columns->keys[k * SOURCE_TOGETHER + i]);
    }
    for (uint32_t i = 0; i < n; i++) {
        for (uint32_t k = 0; k < columns->n_keys; k++) {
            const SourceKey *key = &columns->keys[k * SOURCE_TOGETHER + i];
            values[k][i] = key->length > 0 ? source_keys_number(domains[k], key) : 0;
        }
    }
}

uint32_t
source_group_write(SourceColumns *columns, const SourceGroup *group, uint32_t row)
{
    OwnLane copy;
    SourceKey *keys = columns->keys;
    uint32_t n = count_fitting(columns, group, row);
    uint64_t good = n > 0 ? not_blank(group, n) : 0;
    for (uint32_t c = 0; c < columns->n && n > 0; c++) {
        const SourceColumn *column = &columns->columns[c];
        good &= write_lane(columns, c, lane_of(group, n, column->field, &copy), &copy, row, column->keys ? keys : NULL);
        keys += column->keys ? SOURCE_TOGETHER : 0;
        if (~good & source_lane_all(n))
            n = MIN(n, (uint32_t)__builtin_ctzll(~good));
    }
    source_columns_number(columns);
    number_keys(columns, n, row);
    return n;
}
