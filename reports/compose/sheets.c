/* SPDX-License-Identifier: Apache-2.0 */
/* Reference sheets as the plug-ins carry them, one table an indicator. Source of the fields: ADS 201maf. */
#include "reports/compose/cells.h"
#include "reports/words/status.h"

static const struct {
    const char *field;
    WordId label;
} FIELDS[] = {
    {"definition", WORD_SHEET_DEFINITION},   {"numerator", WORD_SHEET_NUMERATOR},
    {"denominator", WORD_SHEET_DENOMINATOR}, {"rationale", WORD_SHEET_RATIONALE},
    {"method", WORD_SHEET_METHOD},           {"geography", WORD_SHEET_GEOGRAPHY},
    {"limitations", WORD_SHEET_LIMITATIONS}, {"changes", WORD_SHEET_CHANGES},
};

static const char *
field_label(const Compose *compose, const char *field)
{
    for (size_t i = 0; i < G_N_ELEMENTS(FIELDS); i++)
        if (g_str_equal(FIELDS[i].field, field))
            return compose_word(compose, FIELDS[i].label);
    return field;
}

static void
add_line(const Compose *compose, BlockTable *table, WordId label, const char *words)
{
    BlockRow *row = block_table_add_row(table);
    block_row_add(row, compose_word(compose, label));
    block_row_add(row, words);
}

static char *
breakdown_words(const Compose *compose, const Indicator *indicator)
{
    g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 1; i < indicator->tables->len; i++)
        g_ptr_array_add(names, cells_dimensions(compose, &g_array_index(indicator->tables, Table, i)));
    return names->len ? words_join(compose->language, names) : g_strdup(compose_word(compose, WORD_NONE));
}

static char *
computation_words(const Compose *compose, const Indicator *indicator)
{
    static const char *const CLASSES[] = {"A", "B", "C"};
    g_autofree char *breakdown = breakdown_words(compose, indicator);
    return words_fill(compose->language, WORD_SHEET_COMPUTATION_TEXT, status_unit(compose->language, indicator->unit, false),
                      status_rollup(compose->language, indicator->type),
                      status_direction(compose->language, indicator->direction), breakdown, CLASSES[indicator->protection],
                      indicator->definition_version, NULL);
}

/* Where numbers come from, how often and who answers for them share a row. */
static bool
is_origin(const char *field)
{
    return g_str_equal(field, "source") || g_str_equal(field, "frequency") || g_str_equal(field, "responsible");
}

static void
add_origin(const Compose *compose, BlockTable *table, const Indicator *indicator)
{
    static const char *const NAMES[] = {"source", "frequency", "responsible"};
    g_autoptr(GPtrArray) parts = g_ptr_array_new();
    for (size_t i = 0; i < G_N_ELEMENTS(NAMES); i++) {
        const SheetField *field = indicator_sheet_find(indicator, NAMES[i]);
        if (field && *compose_name(compose, &field->text))
            g_ptr_array_add(parts, (gpointer)(guintptr)compose_name(compose, &field->text));
    }
    if (parts->len == 0)
        return;
    g_ptr_array_add(parts, NULL);
    g_autofree char *words = g_strjoinv(". ", (char **)parts->pdata);
    add_line(compose, table, WORD_SHEET_SOURCE, words);
}

static void
add_sheet(Compose *compose, const PublicationIndicator *entry)
{
    const Indicator *indicator = entry->definition;
    g_autofree char *name = g_strconcat(indicator->code, " ", compose_name(compose, &indicator->name), NULL);
    BlockTable *table = block_table_new(name);
    block_table_add_column(table, COLUMN_WORDS, compose_word(compose, WORD_SHEET_FIELD));
    block_table_add_column(table, COLUMN_WORDS, compose_word(compose, WORD_SHEET_CONTENT));
    for (guint i = 0; i < indicator->sheet->len; i++) {
        const SheetField *field = &g_array_index(indicator->sheet, SheetField, i);
        if (is_origin(field->field))
            continue;
        BlockRow *row = block_table_add_row(table);
        block_row_add(row, field_label(compose, field->field));
        BlockCell *cell = block_row_add(row, NULL);
        block_text_free(cell->text);
        cell->text = compose_text(compose, &field->text);
    }
    add_origin(compose, table, indicator);
    g_autofree char *computation = computation_words(compose, indicator);
    add_line(compose, table, WORD_SHEET_COMPUTATION, computation);
    if (*indicator->f_code)
        add_line(compose, table, WORD_SHEET_F_CODE, indicator->f_code);
    report_add_table(compose->report, table);
}

void
compose_sheets(Compose *compose)
{
    const GPtrArray *indicators = compose->publication->indicators;
    if (indicators->len == 0)
        return;
    compose_heading(compose, 1, WORD_SHEETS, "sheets");
    report_add_paragraph(compose->report, TONE_BODY, compose_word(compose, WORD_SHEETS_LEAD))->keep_next = true;
    for (guint i = 0; i < indicators->len; i++)
        add_sheet(compose, g_ptr_array_index(indicators, i));
}
