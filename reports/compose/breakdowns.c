/* SPDX-License-Identifier: Apache-2.0 */
/* The disaggregations of an indicator in one table, a group of rows for each dimension; what is wholly hidden is one
 * sentence, and many zeros are one row. */
#include "reports/compose/cells.h"
#include "reports/compose/picture.h"
#include "reports/compose/status_table.h"
#include "reports/words/date.h"

#define ALIKE_FROM 4 /* so many rows of zeros, or of what is suppressed, become one */

/** One dimension's rows in both windows. */
typedef struct Group {
    Cells quarter, year;
} Group;

static bool
prints(CellsState state)
{
    return state == CELLS_OPEN || state == CELLS_MIXED;
}

static bool
is_zero(const Group *group, const Cell *cell)
{
    g_auto(Figure) quarter = cells_figure(&group->quarter, cell);
    g_auto(Figure) year = cells_figure(&group->year, cell);
    bool nothing_now = (quarter.there && quarter.place <= 0) || quarter.status == STATUS_DEN_ZERO;
    bool nothing_this_year = (year.there && year.place <= 0) || year.status == STATUS_DEN_ZERO;
    return nothing_now && nothing_this_year;
}

static bool
is_hidden(const Group *group, const Cell *cell)
{
    g_auto(Figure) quarter = cells_figure(&group->quarter, cell);
    g_auto(Figure) year = cells_figure(&group->year, cell);
    return quarter.status == STATUS_SUPPRESSED && year.status == STATUS_SUPPRESSED;
}

static void
add_row(const Group *group, BlockTable *table, const Cell *cell, const char *label)
{
    BlockRow *row = block_table_add_row(table);
    block_row_add(row, label);
    const Cells *const windows[] = {&group->quarter, &group->year};
    for (size_t i = 0; i < G_N_ELEMENTS(windows); i++) {
        g_auto(Figure) figure = cells_figure(windows[i], cell);
        g_autofree char *words = cells_words(windows[i], cell);
        block_row_add(row, words)->muted = !figure.there;
    }
}

static void
add_alike(const Group *group, BlockTable *table, const GPtrArray *alike)
{
    const Compose *compose = group->quarter.compose;
    if (alike->len < ALIKE_FROM) {
        for (guint i = 0; i < alike->len; i++) {
            const Cell *cell = g_ptr_array_index(alike, i);
            add_row(group, table, cell, cell->label);
        }
        return;
    }
    g_autoptr(GPtrArray) labels = g_ptr_array_new();
    for (guint i = 0; i < alike->len; i++)
        g_ptr_array_add(labels, ((const Cell *)g_ptr_array_index(alike, i))->label);
    g_ptr_array_add(labels, NULL);
    g_autofree char *names = g_strjoinv("; ", (char **)labels->pdata); /* names hold commas themselves */
    g_autofree char *label = words_fill(compose->language, WORD_ZERO_ROWS, names, NULL);
    add_row(group, table, g_ptr_array_index(alike, 0), label);
}

static void
add_group(const Group *group, BlockTable *table)
{
    const Compose *compose = group->quarter.compose;
    g_autofree char *dimensions = cells_dimensions(compose, group->quarter.table);
    WordId word = group->quarter.table->partition ? WORD_BY : WORD_BY_OVERLAPPING;
    g_autofree char *head = words_fill(compose->language, word, dimensions, NULL);
    block_row_add(block_table_add_row(table), head)->strong = true;
    g_autoptr(GPtrArray) zeros = g_ptr_array_new(), hidden = g_ptr_array_new();
    for (guint i = 0; i < group->year.cells->len; i++) {
        const Cell *cell = cells_at(&group->year, i);
        if (is_zero(group, cell))
            g_ptr_array_add(zeros, (gpointer)(guintptr)cell);
        else if (is_hidden(group, cell))
            g_ptr_array_add(hidden, (gpointer)(guintptr)cell);
        else
            add_row(group, table, cell, cell->label);
    }
    add_alike(group, table, zeros);
    add_alike(group, table, hidden);
}

static BlockTable *
frame(const Compose *compose, const Indicator *indicator)
{
    g_autofree char *caption = g_strconcat(indicator->code, " ", compose_name(compose, &indicator->name), NULL);
    g_autofree char *quarter = date_window(compose->language, compose->calendar, compose->quarter);
    g_autofree char *year = date_window(compose->language, compose->calendar, compose->year);
    BlockTable *table = block_table_new(caption);
    block_table_add_column(table, COLUMN_WORDS, compose_word(compose, WORD_CATEGORY));
    block_table_add_column(table, COLUMN_NUMBER, quarter);
    block_table_add_column(table, COLUMN_NUMBER, year);
    BlockRow *row = block_table_add_row(table);
    block_row_add(row, compose_word(compose, WORD_TOTAL))->strong = true;
    const Window *const windows[] = {compose->quarter, compose->year};
    for (size_t i = 0; i < G_N_ELEMENTS(windows); i++) {
        g_auto(Figure) figure = figure_total(compose, indicator, windows[i], MEASURE_ACTUAL);
        g_autofree char *words = figure_whole(compose, indicator, windows[i], "", "");
        BlockCell *cell = block_row_add(row, words);
        cell->strong = figure.there;
        cell->muted = !figure.there;
    }
    return table;
}

static Block *
add_hidden(Compose *compose, const Indicator *indicator, const GPtrArray *hidden)
{
    g_autofree char *names = words_join(compose->language, hidden);
    g_autofree char *title = g_strconcat(indicator->code, " ", compose_name(compose, &indicator->name), NULL);
    g_autofree char *words = words_fill(compose->language, WORD_BREAKDOWN_HIDDEN, title, names, NULL);
    return report_add_paragraph(compose->report, TONE_NOTE, words);
}

static void
add_indicator(Compose *compose, const Indicator *indicator)
{
    g_autoptr(GPtrArray) hidden = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(BlockTable) table = frame(compose, indicator);
    guint rows = table->rows->len;
    for (guint i = 1; i < indicator->tables->len; i++) {
        const Table *dimensions = &g_array_index(indicator->tables, Table, i);
        g_auto(Cells) quarter = cells_find(compose, indicator, dimensions, compose->quarter);
        g_auto(Cells) year = cells_find(compose, indicator, dimensions, compose->year);
        Group group = {quarter, year};
        if (prints(quarter.state) || prints(year.state))
            add_group(&group, table);
        else if (quarter.state == CELLS_HIDDEN || year.state == CELLS_HIDDEN)
            g_ptr_array_add(hidden, cells_dimensions(compose, dimensions));
    }
    BlockChart *map = table->rows->len > rows ? picture_map(compose, indicator) : NULL;
    Block *first = table->rows->len > rows ? report_add_table(compose->report, g_steal_pointer(&table)) : NULL;
    Block *second = hidden->len > 0 ? add_hidden(compose, indicator, hidden) : NULL;
    if (map)
        report_add_chart(compose->report, map);
    Block *named = first ? first : second;
    if (named)
        named->id = compose_breakdown_id(indicator->code);
}

bool
compose_has_breakdown(const Compose *compose, const Indicator *indicator)
{
    if (!compose->quarter || !compose->year || indicator->type == ROLLUP_ESTIMATE)
        return false;
    const Window *const windows[] = {compose->quarter, compose->year};
    for (guint i = 1; i < indicator->tables->len; i++) {
        for (size_t w = 0; w < G_N_ELEMENTS(windows); w++) {
            g_auto(Cells) cells =
                cells_find(compose, indicator, &g_array_index(indicator->tables, Table, i), windows[w]);
            if (cells.state != CELLS_ABSENT)
                return true;
        }
    }
    return false;
}

void
compose_breakdowns(Compose *compose)
{
    const GPtrArray *indicators = compose->publication->indicators;
    bool begun = false;
    for (guint i = 0; i < indicators->len; i++) {
        const PublicationIndicator *entry = g_ptr_array_index(indicators, i);
        if (!compose_has_breakdown(compose, entry->definition))
            continue;
        if (!begun) {
            compose_heading(compose, 1, WORD_BREAKDOWNS, "breakdowns");
            report_add_paragraph(compose->report, TONE_BODY, compose_word(compose, WORD_BREAKDOWNS_LEAD))->keep_next = true;
        }
        begun = true;
        add_indicator(compose, entry->definition);
    }
}
