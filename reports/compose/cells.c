/* SPDX-License-Identifier: Apache-2.0 */
#include "reports/compose/cells.h"

#include "reports/words/number.h"
#include "reports/words/status.h"

static void
cell_free(gpointer data)
{
    Cell *cell = data;
    g_free(cell->id);
    g_free(cell->label);
    g_free(cell);
}

/* Every combination of codes, the last dimension fastest. */
static void
add_cells(const Compose *compose, const Table *table, size_t depth, const char *id, const char *label, GPtrArray *cells)
{
    if (depth == table->n_dimensions) {
        Cell *cell = g_new0(Cell, 1);
        *cell = (Cell){g_strdup(id), g_strdup(label)};
        g_ptr_array_add(cells, cell);
        return;
    }
    const Dimension *dimension = compose_dimension(compose, table, depth);
    for (guint i = 0; i < dimension->codes->len; i++) {
        const char *code = g_ptr_array_index(dimension->codes, i), *words = compose_label(compose, dimension, code);
        g_autofree char *next = depth ? g_strconcat(id, "/", code, NULL) : g_strdup(code);
        g_autofree char *text = depth ? g_strconcat(label, ", ", words, NULL) : g_strdup(words);
        add_cells(compose, table, depth + 1, next, text, cells);
    }
}

static const Value *
find_value(const Cells *cells, const Cell *cell)
{
    return publication_find(cells->compose->publication, cells->indicator->code, cells->window->id, cells->table_id,
                            cell->id, MEASURE_ACTUAL);
}

static CellsState
look(const Cells *cells)
{
    guint open = 0, hidden = 0;
    for (guint i = 0; cells->window && i < cells->cells->len; i++) {
        const Value *value = find_value(cells, cells_at(cells, i));
        hidden += value && value->status == STATUS_SUPPRESSED;
        open += value && value->status != STATUS_SUPPRESSED;
    }
    if (!open && !hidden)
        return CELLS_ABSENT;
    return !hidden ? CELLS_OPEN : open ? CELLS_MIXED : CELLS_HIDDEN;
}

Cells
cells_find(const Compose *compose, const Indicator *indicator, const Table *table, const Window *window)
{
    Cells cells = {compose, indicator, table, window, publication_table_id(compose->publication, table), NULL, CELLS_ABSENT};
    cells.cells = g_ptr_array_new_with_free_func(cell_free);
    add_cells(compose, table, 0, "", "", cells.cells);
    cells.state = look(&cells);
    return cells;
}

void
cells_clear(Cells *cells)
{
    g_clear_pointer(&cells->table_id, g_free);
    if (cells->cells)
        g_ptr_array_free(cells->cells, TRUE);
    cells->cells = NULL;
}

const Cell *
cells_at(const Cells *cells, guint index)
{
    return g_ptr_array_index(cells->cells, index);
}

/* Where a window has no table its total says why; a total that is there just was not broken down. */
static Figure
without_table(const Cells *cells)
{
    Figure total = figure_total(cells->compose, cells->indicator, cells->window, MEASURE_ACTUAL);
    if (!total.there)
        return total;
    figure_clear(&total);
    return (Figure){.status = STATUS_NOT_APPLICABLE, .text = g_strdup(compose_word(cells->compose, WORD_NONE))};
}

/* A cell that the publication leaves out of a table it prints counted nobody; beside hidden cells nothing is said. */
static Figure
left_out(const Cells *cells)
{
    Language language = cells->compose->language;
    RollupType type = cells->indicator->type;
    if (cells->state == CELLS_ABSENT)
        return without_table(cells);
    ObservationStatus status = cells->state != CELLS_OPEN                                            ? STATUS_SUPPRESSED
        : type == ROLLUP_RATIO || type == ROLLUP_MEDIAN || type == ROLLUP_ESTIMATE ? STATUS_DEN_ZERO
                                                                                                     : STATUS_OK;
    if (status == STATUS_OK)
        return (Figure){true, STATUS_OK, 0, number_text(language, "0")};
    return (Figure){.status = status, .text = g_strdup(status_word(language, status))};
}

Figure
cells_figure(const Cells *cells, const Cell *cell)
{
    if (cells->window && find_value(cells, cell))
        return figure_cell(cells->compose, cells->indicator, cells->window, cells->table_id, cell->id, MEASURE_ACTUAL);
    return left_out(cells);
}

char *
cells_words(const Cells *cells, const Cell *cell)
{
    if (cells->window && find_value(cells, cell))
        return figure_whole(cells->compose, cells->indicator, cells->window, cells->table_id, cell->id);
    return left_out(cells).text;
}

char *
cells_dimensions(const Compose *compose, const Table *table)
{
    g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
    for (size_t i = 0; i < table->n_dimensions; i++)
        g_ptr_array_add(names, words_inside(compose_name(compose, &compose_dimension(compose, table, i)->name)));
    return words_join(compose->language, names);
}

char *
cells_label(const Compose *compose, const char *table, const char *cell)
{
    g_auto(GStrv) dimensions = g_strsplit(table, "+", -1), codes = g_strsplit(cell, "/", -1);
    if (!*table || g_strv_length(dimensions) != g_strv_length(codes))
        return g_strdup("");
    GString *out = g_string_new(NULL);
    for (guint i = 0; dimensions[i]; i++) {
        const char *label = codes[i];
        for (guint d = 0; d < compose->publication->dimensions->len; d++) {
            const Dimension *dimension = g_ptr_array_index(compose->publication->dimensions, d);
            if (g_str_equal(dimension->id, dimensions[i]))
                label = compose_label(compose, dimension, codes[i]);
        }
        g_string_append_printf(out, "%s%s", i ? ", " : "", label);
    }
    return g_string_free(out, FALSE);
}
