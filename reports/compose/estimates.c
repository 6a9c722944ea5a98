/* SPDX-License-Identifier: Apache-2.0 */
/* Estimates with all that makes them readable: interval, level, sample, method, reference date, ages (rule V08). */
#include "reports/compose/cells.h"
#include "reports/compose/estimates.h"
#include "reports/compose/status_table.h"
#include "reports/words/date.h"
#include "reports/words/number.h"

/** What the rows of one indicator have in common. */
typedef struct Basis {
    const PublicationEstimate *first;
    bool differs;
    char *level; /* of all intervals, NULL when they differ */
} Basis;

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

/** One row to come. */
typedef struct Line {
    const char *table_id; /* "" for the total */
    char *cell, *label;
    const PublicationEstimate *estimate;
} Line;

static void
line_clear(gpointer data)
{
    Line *line = data;
    g_free(line->cell);
    g_free(line->label);
}

static void
add_line(const Compose *compose, const Indicator *indicator, const Window *window, const char *table_id, const Cell *cell,
         GArray *lines)
{
    g_auto(Figure) value = figure_cell(compose, indicator, window, table_id, cell->id, MEASURE_ACTUAL);
    if (!value.there && value.status == STATUS_NOT_REPORTED && *table_id)
        return;
    const PublicationEstimate *estimate =
        publication_find_estimate(compose->publication, indicator->code, window->id, table_id, cell->id);
    Line line = {table_id, g_strdup(cell->id), g_strdup(cell->label), estimate};
    g_array_append_val(lines, line);
}

/* The level of the intervals when all have the same: it is then told once, in the head. */
static char *
common_level(const Compose *compose, const Indicator *indicator, const Window *window, const GArray *lines)
{
    g_autofree char *common = NULL;
    for (guint i = 0; i < lines->len; i++) {
        const Line *line = &g_array_index(lines, Line, i);
        g_auto(Figure) level = figure_cell(compose, indicator, window, line->table_id, line->cell, MEASURE_LEVEL);
        if (level.there && common && !g_str_equal(common, level.text))
            return NULL;
        if (level.there && !common)
            common = g_strdup(level.text);
    }
    return g_steal_pointer(&common);
}

static void
add_row(const Compose *compose, BlockTable *table, const Indicator *indicator, const Window *window, const Line *line,
        const Basis *basis)
{
    g_auto(Figure) value = figure_cell(compose, indicator, window, line->table_id, line->cell, MEASURE_ACTUAL);
    g_auto(Figure) level = figure_cell(compose, indicator, window, line->table_id, line->cell, MEASURE_LEVEL);
    g_auto(Figure) sample = figure_cell(compose, indicator, window, line->table_id, line->cell, MEASURE_SAMPLE);
    g_autofree char *interval = figure_interval(compose, indicator, window, line->table_id, line->cell);
    g_autofree char *with_level = !interval ? g_strdup(compose_word(compose, WORD_NONE))
                                  : !basis->level ? words_fill(compose->language, WORD_INTERVAL_LEVEL, interval, level.text, NULL)
                                                  : g_strdup(interval);
    BlockRow *row = block_table_add_row(table);
    block_row_add(row, line->label);
    status_table_figure(row, &value);
    block_row_add(row, with_level)->muted = !interval;
    status_table_figure(row, &sample);
    if (!basis->differs)
        return;
    g_auto(EstimateWords) words = {0};
    if (line->estimate)
        words = estimates_words(compose, line->estimate);
    const char *const details[] = {words.method, words.day, words.ages};
    for (size_t i = 0; i < G_N_ELEMENTS(details); i++)
        block_row_add(row, details[i] ? details[i] : compose_word(compose, WORD_NONE))->muted = !details[i];
}

static void
add_columns(const Compose *compose, BlockTable *table, const Basis *basis)
{
    g_autofree char *interval = basis->level ? words_fill(compose->language, WORD_INTERVAL_OF, basis->level, NULL) : NULL;
    static const struct {
        BlockColumnKind kind;
        WordId head;
    } COLUMNS[] = {{COLUMN_WORDS, WORD_PLACE},   {COLUMN_NUMBER, WORD_ESTIMATE}, {COLUMN_NUMBER, WORD_INTERVAL_HEAD},
                   {COLUMN_NUMBER, WORD_SAMPLE}, {COLUMN_WORDS, WORD_METHOD},    {COLUMN_WORDS, WORD_REFERENCE_DATE},
                   {COLUMN_NUMBER, WORD_AGES_HEAD}};
    for (size_t i = 0; i < (basis->differs ? G_N_ELEMENTS(COLUMNS) : 4); i++)
        block_table_add_column(table, COLUMNS[i].kind, interval && COLUMNS[i].head == WORD_INTERVAL_HEAD ? interval : compose_word(compose, COLUMNS[i].head));
}

static void
add_note(Compose *compose, const Basis *basis)
{
    if (basis->differs) {
        report_add_paragraph(compose->report, TONE_NOTE, compose_word(compose, WORD_BASIS_DIFFERS));
        return;
    }
    if (!basis->first)
        return;
    g_auto(EstimateWords) words = estimates_words(compose, basis->first);
    g_autofree char *note = words_fill(compose->language, WORD_BASIS_SAME, words.method, words.day, words.ages, NULL);
    report_add_paragraph(compose->report, TONE_NOTE, note);
}

static void
add_hidden(Compose *compose, const Indicator *indicator, const GPtrArray *hidden)
{
    if (hidden->len == 0)
        return;
    g_autofree char *names = words_join(compose->language, hidden);
    g_autofree char *words = words_fill(compose->language, WORD_BREAKDOWN_HIDDEN, indicator->code, names, NULL);
    report_add_paragraph(compose->report, TONE_NOTE, words);
}

static void
add_rows(Compose *compose, const Indicator *indicator, const Window *window, const GArray *lines)
{
    Basis basis = {0};
    for (guint i = 0; i < lines->len; i++)
        if (g_array_index(lines, Line, i).estimate)
            compare_basis(&basis, g_array_index(lines, Line, i).estimate);
    g_autofree char *level = common_level(compose, indicator, window, lines), *period = date_window(compose->language, compose->calendar, window);
    basis.level = level;
    g_autofree char *caption = g_strconcat(indicator->code, " ", compose_name(compose, &indicator->name), " · ", period, NULL);
    BlockTable *table = block_table_new(caption);
    add_columns(compose, table, &basis);
    for (guint i = 0; i < lines->len; i++)
        add_row(compose, table, indicator, window, &g_array_index(lines, Line, i), &basis);
    report_add_table(compose->report, table)->keep_next = basis.first != NULL;
    add_note(compose, &basis);
}

static void
add_indicator(Compose *compose, const Indicator *indicator)
{
    const Window *window = estimates_window(compose, indicator);
    g_autoptr(GArray) lines = g_array_new(FALSE, TRUE, sizeof(Line));
    g_array_set_clear_func(lines, line_clear);
    g_autoptr(GPtrArray) hidden = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GPtrArray) ids = g_ptr_array_new_with_free_func(g_free);
    g_autofree char *none = g_strdup(""), *all = g_strdup(compose_word(compose, WORD_ESTIMATE_TOTAL));
    Cell total = {none, all};
    add_line(compose, indicator, window, "", &total, lines);
    for (guint t = 1; t < indicator->tables->len; t++) {
        g_auto(Cells) cells = cells_find(compose, indicator, &g_array_index(indicator->tables, Table, t), window);
        g_ptr_array_add(ids, g_strdup(cells.table_id));
        if (cells.state == CELLS_HIDDEN)
            g_ptr_array_add(hidden, cells_dimensions(compose, cells.table));
        for (guint i = 0; cells.state != CELLS_HIDDEN && i < cells.cells->len; i++)
            add_line(compose, indicator, window, g_ptr_array_index(ids, ids->len - 1), cells_at(&cells, i), lines);
    }
    add_rows(compose, indicator, window, lines);
    add_hidden(compose, indicator, hidden);
}

void
compose_estimates(Compose *compose)
{
    const GPtrArray *indicators = compose->publication->indicators;
    if (!compose->quarter || !estimates_overview_add(compose) || compose_is_brief(compose))
        return;
    for (guint i = 0; i < indicators->len; i++) {
        const PublicationIndicator *entry = g_ptr_array_index(indicators, i);
        if (entry->definition->type == ROLLUP_ESTIMATE)
            add_indicator(compose, entry->definition);
    }
}
