/* SPDX-License-Identifier: Apache-2.0 */
/* Estimates with all that makes them readable: interval, level, sample, method, reference date, ages (rule V08). */
#include "reports/compose/cells.h"
#include "reports/compose/status_table.h"
#include "reports/words/date.h"
#include "reports/words/number.h"

/** What the rows of one indicator have in common. */
typedef struct Basis {
    const PublicationEstimate *first;
    bool differs;
    guint rows;
} Basis;

static const char *
method_words(const Compose *compose, const PublicationEstimate *estimate)
{
    const GPtrArray *methods = compose->publication->methods;
    for (guint i = 0; i < methods->len; i++) {
        const Code *method = g_ptr_array_index(methods, i);
        if (g_str_equal(method->code, estimate->method))
            return compose_name(compose, &method->label);
    }
    return estimate->method;
}

static void
compare_basis(Basis *basis, const PublicationEstimate *estimate)
{
    if (!basis->first)
        basis->first = estimate;
    const PublicationEstimate *first = basis->first;
    basis->differs = basis->differs || !g_str_equal(first->method, estimate->method)
        || first->reference_day != estimate->reference_day || first->age_from != estimate->age_from
        || first->age_to != estimate->age_to;
}

static void
add_detail(const Compose *compose, BlockRow *row, const PublicationEstimate *estimate)
{
    if (!estimate) {
        for (int i = 0; i < 3; i++)
            block_row_add(row, compose_word(compose, WORD_NONE))->muted = true;
        return;
    }
    g_autofree char *day = date_day(compose->language, estimate->reference_day);
    g_autofree char *from = number_integer(compose->language, estimate->age_from);
    g_autofree char *to = number_integer(compose->language, estimate->age_to);
    g_autofree char *ages = words_fill(compose->language, WORD_AGES, from, to, NULL);
    block_row_add(row, method_words(compose, estimate));
    block_row_add(row, day);
    block_row_add(row, ages);
}

static void
add_row(const Compose *compose, BlockTable *table, const Indicator *indicator, const Window *window, const char *table_id,
        const Cell *cell, Basis *basis)
{
    const PublicationEstimate *estimate =
        publication_find_estimate(compose->publication, indicator->code, window->id, table_id, cell->id);
    g_auto(Figure) value = figure_cell(compose, indicator, window, table_id, cell->id, MEASURE_ACTUAL);
    if (!value.there && value.status == STATUS_NOT_REPORTED && *table_id)
        return;
    g_autofree char *interval = figure_interval(compose, indicator, window, table_id, cell->id);
    g_auto(Figure) level = figure_cell(compose, indicator, window, table_id, cell->id, MEASURE_LEVEL);
    g_auto(Figure) sample = figure_cell(compose, indicator, window, table_id, cell->id, MEASURE_SAMPLE);
    BlockRow *row = block_table_add_row(table);
    block_row_add(row, cell->label);
    status_table_figure(row, &value);
    g_autofree char *with_level = interval ? words_fill(compose->language, WORD_INTERVAL_LEVEL, interval, level.text, NULL)
                                           : g_strdup(compose_word(compose, WORD_NONE));
    block_row_add(row, with_level)->muted = !interval;
    status_table_figure(row, &sample);
    add_detail(compose, row, estimate);
    if (estimate)
        compare_basis(basis, estimate);
    basis->rows++;
}

/* The latest window that has the estimate: a study is not made anew each quarter. */
static const Window *
latest_window(const Compose *compose, const Indicator *indicator)
{
    const Window *const windows[] = {compose->quarter, compose->year, compose->life};
    for (size_t i = 0; i < G_N_ELEMENTS(windows); i++) {
        g_auto(Figure) figure = figure_total(compose, indicator, windows[i], MEASURE_ACTUAL);
        if (figure.there)
            return windows[i];
    }
    return compose->quarter;
}

static void
add_indicator(Compose *compose, const Indicator *indicator)
{
    const Window *window = latest_window(compose, indicator);
    g_autofree char *period = date_window(compose->language, window);
    g_autofree char *caption = g_strconcat(indicator->code, " ", compose_name(compose, &indicator->name), " · ", period, NULL);
    static const struct {
        BlockColumnKind kind;
        WordId head;
    } COLUMNS[] = {{COLUMN_WORDS, WORD_PLACE},      {COLUMN_NUMBER, WORD_ESTIMATE},   {COLUMN_NUMBER, WORD_INTERVAL_HEAD},
                   {COLUMN_NUMBER, WORD_SAMPLE},    {COLUMN_WORDS, WORD_METHOD},      {COLUMN_WORDS, WORD_REFERENCE_DATE},
                   {COLUMN_NUMBER, WORD_AGES_HEAD}};
    g_autoptr(BlockTable) table = block_table_new(caption);
    for (size_t i = 0; i < G_N_ELEMENTS(COLUMNS); i++)
        block_table_add_column(table, COLUMNS[i].kind, compose_word(compose, COLUMNS[i].head));
    Basis basis = {0};
    char *all = g_strdup(compose_word(compose, WORD_ESTIMATE_TOTAL)), *none = g_strdup("");
    Cell total = {none, all};
    add_row(compose, table, indicator, window, "", &total, &basis);
    for (guint t = 1; t < indicator->tables->len; t++) {
        g_auto(Cells) cells = cells_find(compose, indicator, &g_array_index(indicator->tables, Table, t), window);
        for (guint i = 0; i < cells.cells->len; i++)
            add_row(compose, table, indicator, window, cells.table_id, cells_at(&cells, i), &basis);
    }
    report_add_table(compose->report, g_steal_pointer(&table));
    if (basis.rows > 1)
        report_add_paragraph(compose->report, TONE_NOTE,
                             compose_word(compose, basis.differs ? WORD_BASIS_DIFFERS : WORD_BASIS_SAME));
    g_free(all);
    g_free(none);
}

void
compose_estimates(Compose *compose)
{
    const GPtrArray *indicators = compose->publication->indicators;
    bool begun = false;
    for (guint i = 0; compose->quarter && i < indicators->len; i++) {
        const PublicationIndicator *entry = g_ptr_array_index(indicators, i);
        if (entry->definition->type != ROLLUP_ESTIMATE)
            continue;
        if (!begun) {
            compose_heading(compose, 1, WORD_ESTIMATES, "estimates")->new_page = true;
            report_add_paragraph(compose->report, TONE_LEAD, compose_word(compose, WORD_ESTIMATES_LEAD));
            begun = true;
        }
        add_indicator(compose, entry->definition);
    }
}
