/* SPDX-License-Identifier: Apache-2.0 */
#ifndef REPORTS_PAGE_BLOCK_TABLE_H
#define REPORTS_PAGE_BLOCK_TABLE_H

#include <glib.h>
#include <stdbool.h>

#include "reports/page/block_chart.h"
#include "reports/page/block_text.h"

/** What the cells of a column show. */
typedef enum BlockColumnKind {
    COLUMN_WORDS,  /* left */
    COLUMN_NUMBER, /* right, tabular figures */
    COLUMN_STATUS, /* a mark and a word */
    COLUMN_BAR,    /* a small bar against its target's tick, with a percentage behind it */
    COLUMN_SPARK,  /* a small line of the last quarters */
    COLUMN_DIGEST  /* small, broken anywhere: SHA-256, file names */
} BlockColumnKind;

typedef struct BlockColumn {
    char *head;
    BlockColumnKind kind;
    bool row_head; /* its cells name the row: TH of scope row */
} BlockColumn;

/** One cell. */
typedef struct BlockCell {
    BlockText *text;   /* printed; of a bar or a line: read instead of it */
    BlockMark mark;
    bool strong, muted;
    ChartPoint bar;    /* COLUMN_BAR: share of the target reached, 1 for all of it; its text stands behind the bar */
    ChartPoint *spark; /* COLUMN_SPARK, or NULL */
    size_t n_spark;
} BlockCell;

typedef struct BlockRow {
    GPtrArray *cells; /* of BlockCell*, one a column; one alone is a heading across the whole table */
    bool total;       /* ruled off above */
} BlockRow;

/** A table with one row of heads. */
typedef struct BlockTable {
    char *caption;      /* what it holds; read aloud and printed above, or NULL */
    GPtrArray *columns; /* of BlockColumn* */
    GPtrArray *rows;    /* of BlockRow* */
    bool narrow;        /* takes the width that it needs, not the whole line */
} BlockTable;

/** A table without columns. Owner: caller, block_table_free(). */
BlockTable *block_table_new(const char *caption);
/** Free; NULL is allowed. */
void block_table_free(BlockTable *table);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(BlockTable, block_table_free)

/** Append a column; the first one of kind words is made the row head. */
void block_table_add_column(BlockTable *table, BlockColumnKind kind, const char *head);

/** Append a row and return it, to add cells. Owner: the table. */
BlockRow *block_table_add_row(BlockTable *table);

/** Append a cell of plain words and return it, to set more. Owner: the row. */
BlockCell *block_row_add(BlockRow *row, const char *words);

/** Give a cell a small line of n points, all missing, to fill in with chart_point_set(). */
void block_cell_set_spark(BlockCell *cell, size_t n);

/** "words", "number" ... for the dump. Owner: static. */
const char *block_column_kind_name(BlockColumnKind kind);

#endif
