/* SPDX-License-Identifier: Apache-2.0 */
#include "core/source/source_derive.h"

#include <string.h>

#include "core/source/source_rewrite.h"

/* Parts of a joined identifier cannot run into each other. */
enum { UNIT_SEPARATOR = 0x1F };

const GString *
source_derive_value(const SourceDeriveRow *row, const char *column)
{
    for (guint i = 0; i < row->names->len && i < row->values->len; i++) {
        if (strcmp(row->names->pdata[i], column) == 0)
            return row->values->pdata[i];
    }
    return NULL;
}

/* A multiple choice parts its words by blanks (KoBo), or by semicolons, commas or bars; a semicolon in it leaves the others be. */
static bool
has_word(const char *value, const char *word)
{
    const char *parts = strchr(value, ';') ? ";" : strchr(word, ' ') ? ";,|" : " ;,|";
    g_auto(GStrv) words = g_strsplit_set(value, parts, -1);
    for (size_t i = 0; words[i]; i++) {
        if (strcmp(g_strstrip(words[i]), word) == 0)
            return true;
    }
    return false;
}

static bool
holds(const SourceDeriveRow *row, const SourceMapChoice *choice)
{
    const GString *value = source_derive_value(row, choice->column);
    if (!value || value->len == 0)
        return false;
    return *choice->has == '\0' || strcmp(value->str, choice->has) == 0 || has_word(value->str, choice->has);
}

const SourceMapChoice *
source_derive_choose(const SourceDeriveRow *row, const GPtrArray *choices)
{
    for (guint i = 0; i < choices->len; i++) {
        if (holds(row, choices->pdata[i]))
            return choices->pdata[i];
    }
    return NULL;
}

typedef struct Day {
    int year, month, day;
} Day;

/* The file's own form of days becomes YYYY-MM-DD first. */
static bool
read_day(const SourceDeriveRow *row, const SourceMapColumn *form, const char *text, Day *to)
{
    static const Column DAY = {.type = COLUMN_DATE};
    uint8_t bytes[SOURCE_REWRITE_MAX + 16] = {0}, scratch[SOURCE_REWRITE_MAX];
    SourceMapColumn dates = {.dates = form->dates};
    SourceColumn column = {.declared = &DAY, .form = &dates};
    SourceField field = {bytes, strlen(text)};
    if (field.length >= SOURCE_REWRITE_MAX)
        return false;
    memcpy(bytes, text, field.length);
    if (source_rewrite(&column, row->typed, scratch, &field) != RULE_KEPT || field.length != SOURCE_DAY_TEXT - 1)
        return false;
    g_autofree char *iso = g_strndup((const char *)field.bytes, field.length);
    g_autoptr(GDateTime) whole = NULL;
    g_autofree char *moment = g_strconcat(iso, "T00:00:00Z", NULL);
    whole = g_date_time_new_from_iso8601(moment, NULL);
    if (!whole || iso[4] != '-' || iso[7] != '-')
        return false;
    g_date_time_get_ymd(whole, &to->year, &to->month, &to->day);
    return true;
}

static void
write_age(const SourceDeriveRow *row, const SourceMapColumn *form, GString *to)
{
    const GString *born_text = source_derive_value(row, form->derived->columns->pdata[0]);
    const GString *at_text = source_derive_value(row, form->derived->columns->pdata[1]);
    Day born, at;
    if (!born_text || !at_text || born_text->len == 0 || at_text->len == 0)
        return;
    if (!read_day(row, form, born_text->str, &born) || !read_day(row, form, at_text->str, &at)) {
        g_string_append(to, "?");
        return;
    }
    bool before = at.month < born.month || (at.month == born.month && at.day < born.day);
    g_string_append_printf(to, "%d", at.year - born.year - before);
}

static void
write_joined(const SourceDeriveRow *row, const SourceMapDerived *derived, GString *to)
{
    bool any = false;
    for (guint i = 0; i < derived->columns->len; i++) {
        const GString *value = source_derive_value(row, derived->columns->pdata[i]);
        if (i > 0)
            g_string_append_c(to, UNIT_SEPARATOR);
        if (value && value->len > 0) {
            g_string_append_len(to, value->str, (gssize)value->len);
            any = true;
        }
    }
    if (!any)
        g_string_truncate(to, 0);
}

void
source_derive_write(const SourceDeriveRow *row, const SourceMapColumn *form, GString *to)
{
    const SourceMapDerived *derived = form->derived;
    const SourceMapChoice *choice = NULL;
    g_string_truncate(to, 0);
    switch (derived->derivation) {
    case DERIVED_FIRST:
        choice = source_derive_choose(row, derived->choices);
        g_string_append(to, choice ? choice->is : derived->otherwise);
        break;
    case DERIVED_AGE:
        write_age(row, form, to);
        break;
    case DERIVED_JOINED:
    default:
        write_joined(row, derived, to);
        break;
    }
}
