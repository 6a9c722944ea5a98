/* SPDX-License-Identifier: Apache-2.0 */
#include "core/source/source_columns.h"

#include <string.h>

#include "core/source/source_proposal.h"
#include "core/source/source_run_parts.h"

/* Texts must fit into a slot even when the form puts longer ones in their place. */
static void
take_form(SourceColumn *column, const SourceMapColumn *form)
{
    column->form = form;
    column->longest = form->constant ? strlen(form->constant) : 0;
    GHashTableIter iter;
    gpointer to;
    if (!form->values)
        return;
    g_hash_table_iter_init(&iter, form->values);
    while (g_hash_table_iter_next(&iter, NULL, &to))
        column->longest = MAX(column->longest, strlen(to));
}

void
source_columns_init(SourceColumns *columns, SourceRun *run, const Input *input)
{
    *columns = (SourceColumns){.n = input->columns->len};
    const SourceMapInput *map = source_map_find(run->map, input->id);
    columns->columns = g_new0(SourceColumn, columns->n);
    columns->scratch = g_malloc0((size_t)columns->n * SOURCE_REWRITE_MAX);
    for (uint32_t c = 0; c < columns->n; c++) {
        const Column *declared = input->columns->pdata[c];
        SourceColumn *column = &columns->columns[c];
        column->declared = declared;
        column->least = declared->has_min ? declared->min : INT64_MIN;
        column->most = declared->has_max ? declared->max : INT64_MAX;
        if (declared->type == COLUMN_KEY)
            column->keys = run->domains->pdata[declared->domain];
        if (declared->type == COLUMN_CODE)
            column->codes = run->code_lists->pdata[declared->list];
        if (map)
            take_form(column, map->columns->pdata[c]);
    }
}

void
source_columns_clear(SourceColumns *columns)
{
    g_free(columns->columns);
    g_free(columns->scratch);
    g_free(columns->quick);
    g_free(columns->keys);
}

void
source_columns_bind(SourceColumns *columns, const BatchLayout *layout, void *slot)
{
    for (uint32_t c = 0; c < columns->n; c++) {
        SourceColumn *column = &columns->columns[c];
        column->validity = batch_validity(layout, slot, c);
        column->values = batch_values(layout, slot, c);
        column->text = batch_text(layout, slot, c);
        column->text_capacity = layout->text_capacity;
        if (column->declared->nullable)
            memset(column->validity, 0, layout->row_capacity / 8);
        if (column->declared->type == COLUMN_TEXT)
            ((int32_t *)column->values)[0] = 0;
    }
}

/* A constant stands for a column that the file does not have. */
static SourceField
field_of(const SourceColumn *column, const SourceRecord *record)
{
    if (!column->form || !column->form->constant)
        return source_reader_field(record, column->field);
    return (SourceField){(uint8_t *)column->form->constant, strlen(column->form->constant)};
}

bool
source_columns_fit(const SourceColumns *columns, const SourceRecord *record, uint32_t row)
{
    for (uint32_t c = 0; c < columns->n; c++) {
        const SourceColumn *column = &columns->columns[c];
        if (column->declared->type != COLUMN_TEXT)
            continue;
        size_t used = (size_t)((const int32_t *)column->values)[row];
        size_t length = MAX(field_of(column, record).length, column->longest);
        if (length <= column->text_capacity && used + length > column->text_capacity)
            return false;
    }
    return true;
}

/* What {2} of a message says, the same for every row. */
static char *
details_of(const SourceColumn *column, SourceRule rule)
{
    const Column *declared = column->declared;
    if (rule == RULE_SCALE)
        return g_strdup_printf("%d", declared->scale);
    if (rule == RULE_TEXT_LONG)
        return g_strdup_printf("%u", column->text_capacity);
    if (rule == RULE_KEY_LONG)
        return g_strdup_printf("%d", SOURCE_KEY_MAX);
    if (rule != RULE_LIMITS)
        return NULL;
    GString *text = g_string_new(NULL);
    if (declared->has_min)
        g_string_append_printf(text, "≥ %" G_GINT64_FORMAT, declared->min);
    if (declared->has_max)
        g_string_append_printf(text, "%s≤ %" G_GINT64_FORMAT, declared->has_min ? ", " : "", declared->max);
    return g_string_free(text, FALSE);
}

static void
report_field(const SourceColumns *columns, uint32_t c, SourceRule rule, int64_t row, SourceFlood *flood)
{
    g_autofree char *details = details_of(&columns->columns[c], rule);
    const SourceColumn *column = &columns->columns[c];
    const char *name = column->form ? column->form->names->pdata[0] : column->declared->name;
    source_flood_add(flood, &(SourceRowFinding){.number = rule, .row = row, .column = (int)c, .name = name, .details = details});
}

static void
report_width(const SourceColumns *columns, const SourceRecord *record, SourceFlood *flood)
{
    SourceRule rule = record->n_fields > columns->n_fields ? RULE_FIELDS_MANY : RULE_FIELDS_FEW;
    const uint8_t *begin = record->bytes + record->begin;
    if (columns->typed && *begin == SOURCE_FEED_REFUSED)
        rule = begin[1] == SOURCE_FEED_NO_OBJECT ? RULE_NO_OBJECT : RULE_NO_VALUE;
    g_autofree char *wanted = g_strdup_printf("%u", columns->n_fields);
    source_flood_add(flood, &(SourceRowFinding){.number = rule, .row = record->row, .column = -1, .name = wanted});
}

void
source_columns_number(SourceColumns *columns)
{
    for (uint32_t i = 0; i < columns->n_waiting; i++) {
        const SourceWaiting *waiting = &columns->waiting[i];
        const SourceColumn *column = &columns->columns[waiting->column];
        ((int32_t *)column->values)[waiting->row] = source_keys_number(column->keys, &waiting->key);
    }
    columns->n_waiting = 0;
}

/* An identifier that was filled up lies in its column's scratch and waits for no other row. */
static void
queue_key(SourceColumns *columns, uint32_t c, uint32_t row)
{
    const SourceMapColumn *form = columns->columns[c].form;
    if (columns->n_waiting == SOURCE_KEYS_TOGETHER)
        source_columns_number(columns);
    columns->waiting[columns->n_waiting++] = (SourceWaiting){columns->columns[c].key, c, row};
    if (form && form->width > 0)
        source_columns_number(columns);
}

/* Most fields have neither quotes nor blanks around; both are smaller than any letter or digit. */
static bool
is_bare(const SourceField *field, bool stray)
{
    return field->length == 0 || (field->bytes[0] > '"' && field->bytes[field->length - 1] > ' ' && !stray);
}

/* A field that breaks a rule is looked at again, for what it may mean. */
SourceRule
source_columns_field(SourceColumns *columns, uint32_t c, SourceField field, bool typed, uint32_t row)
{
    SourceColumn *column = &columns->columns[c];
    SourceRule rule = RULE_KEPT;
    if (column->form)
        rule = source_rewrite(column, typed, columns->scratch + c * SOURCE_REWRITE_MAX, &field);
    if (rule == RULE_KEPT)
        rule = source_field_write(column, field, row);
    return rule == RULE_KEPT ? RULE_KEPT : source_proposal(column, field, rule);
}

bool
source_columns_write(SourceColumns *columns, const SourceRecord *record, uint32_t row, SourceFlood *flood)
{
    if (record->n_fields != columns->n_fields) {
        report_width(columns, record, flood);
        return false;
    }
    for (uint32_t c = 0; c < columns->n; c++) {
        SourceColumn *column = &columns->columns[c];
        SourceField field = field_of(column, record);
        bool typed = columns->typed && (field.length == 0 || field.bytes[0] != '"');
        bool is_text = column->declared->type == COLUMN_TEXT;
        SourceRule rule = RULE_QUOTE;
        if (is_text && field.length > column->text_capacity)
            rule = RULE_TEXT_LONG;
        else if (is_bare(&field, record->stray) || source_field_bare(&field, record->stray, !is_text))
            rule = source_columns_field(columns, c, field, typed, row);
        if (rule != RULE_KEPT) {
            report_field(columns, c, rule, record->row, flood);
            return false;
        }
        if (is_text && source_rewrite_is_twice(&field))
            report_field(columns, c, RULE_TWICE_KEPT, record->row, flood);
    }
    /* Only now, so that the identifiers of rejected rows take no number. */
    for (uint32_t c = 0; c < columns->n; c++) {
        if (columns->columns[c].keys && columns->columns[c].key.length > 0)
            queue_key(columns, c, row);
    }
    return true;
}

static int64_t
count_nulls(const uint8_t *validity, uint32_t rows)
{
    int64_t valid = 0;
    for (uint32_t i = 0; i < rows / 8; i++)
        valid += __builtin_popcount(validity[i]);
    if (rows % 8)
        valid += __builtin_popcount(validity[rows / 8] & ((1u << rows % 8) - 1));
    return rows - valid;
}

/* Rejected rows may have left bits behind the last one, no more than are written together. */
static void
clear_behind(uint8_t *validity, uint32_t rows, uint32_t capacity)
{
    uint32_t from = (rows + 7) / 8, end = (MIN(capacity, rows + SOURCE_TOGETHER) + 7) / 8;
    if (rows % 8)
        validity[rows / 8] &= (uint8_t)((1u << rows % 8) - 1);
    if (end > from)
        memset(validity + from, 0, end - from);
}

void
source_columns_finish(SourceColumns *columns, const BatchLayout *layout, void *slot, uint32_t rows)
{
    source_columns_number(columns);
    int64_t *head = batch_head(slot);
    head[0] = rows;
    for (uint32_t c = 0; c < columns->n; c++) {
        uint8_t *validity = batch_validity(layout, slot, c);
        bool nullable = columns->columns[c].declared->nullable;
        if (nullable)
            clear_behind(validity, rows, layout->row_capacity);
        head[1 + c] = nullable ? count_nulls(validity, rows) : 0;
    }
    head[layout->n_columns] = 0;
}
