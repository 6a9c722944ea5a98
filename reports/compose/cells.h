/* SPDX-License-Identifier: Apache-2.0 */
#ifndef REPORTS_COMPOSE_CELLS_H
#define REPORTS_COMPOSE_CELLS_H

/* Inside the room only: the cells of a disaggregation and what of them may be printed. */
#include "reports/compose/figure.h"

/** One declared cell. */
typedef struct Cell {
    char *id;    /* codes joined by '/' */
    char *label; /* "Girls, 12–17" */
} Cell;

/** How much of a table a window shows. */
typedef enum CellsState {
    CELLS_ABSENT, /* the publication holds nothing of it */
    CELLS_OPEN,   /* every cell may be printed; one that is absent is zero */
    CELLS_MIXED,  /* some cells are hidden */
    CELLS_HIDDEN  /* no cell may be printed */
} CellsState;

/** A table in a window. */
typedef struct Cells {
    const Compose *compose;
    const Indicator *indicator;
    const Table *table;
    const Window *window;
    char *table_id;
    GPtrArray *cells; /* of Cell*, in the order of the code lists */
    CellsState state;
} Cells;

/** Look a table up in a window; @p window may be NULL. Owner: caller, cells_clear(). */
Cells cells_find(const Compose *compose, const Indicator *indicator, const Table *table, const Window *window);
/** Free what it holds. */
void cells_clear(Cells *cells);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Cells, cells_clear)

/** The cell at an index of cells. Owner: borrowed. */
const Cell *cells_at(const Cells *cells, guint index);

/** Its actual: an absent cell of an open table is zero, of a hidden one hidden. Owner: caller, figure_clear(). */
Figure cells_figure(const Cells *cells, const Cell *cell);
/** The same with numerator and denominator. Owner: caller, g_free(). */
char *cells_words(const Cells *cells, const Cell *cell);

/** "Girls, 12–17" of a cell id under a table id, "" for a total. Owner: caller, g_free(). */
char *cells_label(const Compose *compose, const char *table, const char *cell);

/** "sex and age" of a table's dimensions, inside a sentence. Owner: caller, g_free(). */
char *cells_dimensions(const Compose *compose, const Table *table);

#endif
