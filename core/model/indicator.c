/* SPDX-License-Identifier: Apache-2.0 */
#include "core/model/indicator.h"

#include <string.h>

static const char *const TYPE_NAMES[ROLLUP_TYPE_COUNT] = {
    "flow", "new", "unique", "stock", "ratio", "median", "estimate", "milestone", "context",
};
static const char *const DIRECTION_NAMES[] = {"up", "down", "none"};
static const char *const CLASS_NAMES[] = {"A", "B", "C"};

const char *
rollup_type_name(RollupType type)
{
    return TYPE_NAMES[type];
}

bool
rollup_type_parse(const char *name, RollupType *type)
{
    for (int i = 0; i < ROLLUP_TYPE_COUNT; i++) {
        if (strcmp(name, TYPE_NAMES[i]) == 0) {
            *type = (RollupType)i;
            return true;
        }
    }
    return false;
}

bool
rollup_type_is_additive(RollupType type)
{
    return type != ROLLUP_UNIQUE && type != ROLLUP_MEDIAN;
}

const char *
direction_name(Direction direction)
{
    return DIRECTION_NAMES[direction];
}

bool
direction_parse(const char *name, Direction *direction)
{
    for (size_t i = 0; i < G_N_ELEMENTS(DIRECTION_NAMES); i++) {
        if (strcmp(name, DIRECTION_NAMES[i]) == 0) {
            *direction = (Direction)i;
            return true;
        }
    }
    return false;
}

const char *
protection_class_name(ProtectionClass protection)
{
    return CLASS_NAMES[protection];
}

static void
sheet_field_clear(void *data)
{
    SheetField *field = data;
    g_free(field->field);
    bilingual_clear(&field->text);
}

Indicator *
indicator_new(const char *code)
{
    Indicator *indicator = g_new0(Indicator, 1);
    indicator->code = g_strdup(code);
    indicator->unit = g_strdup("");
    indicator->objective = g_strdup("");
    indicator->f_code = g_strdup("");
    indicator->definition_version = g_strdup("1");
    indicator->tables = g_array_new(FALSE, TRUE, sizeof(Table));
    Table total = {.partition = true};
    g_array_append_val(indicator->tables, total);
    indicator->sheet = g_array_new(FALSE, TRUE, sizeof(SheetField));
    g_array_set_clear_func(indicator->sheet, sheet_field_clear);
    return indicator;
}

Indicator *
indicator_dup(const Indicator *from)
{
    Indicator *copy = g_new0(Indicator, 1);
    *copy = *from;
    copy->code = g_strdup(from->code);
    copy->name = bilingual_dup(from->name.text[LANGUAGE_EN], from->name.text[LANGUAGE_ES]);
    copy->unit = g_strdup(from->unit);
    copy->objective = g_strdup(from->objective);
    copy->f_code = g_strdup(from->f_code);
    copy->definition_version = g_strdup(from->definition_version);
    copy->tables = g_array_new(FALSE, TRUE, sizeof(Table));
    g_array_append_vals(copy->tables, from->tables->data, from->tables->len);
    copy->sheet = g_array_new(FALSE, TRUE, sizeof(SheetField));
    g_array_set_clear_func(copy->sheet, sheet_field_clear);
    for (guint i = 0; i < from->sheet->len; i++) {
        const SheetField *field = &g_array_index(from->sheet, SheetField, i);
        SheetField twin = {g_strdup(field->field),
                           bilingual_dup(field->text.text[LANGUAGE_EN], field->text.text[LANGUAGE_ES])};
        g_array_append_val(copy->sheet, twin);
    }
    return copy;
}

void
indicator_free(Indicator *indicator)
{
    if (!indicator)
        return;
    g_free(indicator->code);
    bilingual_clear(&indicator->name);
    g_free(indicator->unit);
    g_free(indicator->objective);
    g_free(indicator->f_code);
    g_free(indicator->definition_version);
    g_array_free(indicator->tables, TRUE);
    g_array_free(indicator->sheet, TRUE);
    g_free(indicator);
}

const SheetField *
indicator_sheet_find(const Indicator *indicator, const char *field)
{
    for (guint i = 0; i < indicator->sheet->len; i++) {
        const SheetField *row = &g_array_index(indicator->sheet, SheetField, i);
        if (strcmp(row->field, field) == 0)
            return row;
    }
    return NULL;
}
