/* SPDX-License-Identifier: Apache-2.0 */
#ifndef REPORTS_LAYOUT_TABLE_CELL_H
#define REPORTS_LAYOUT_TABLE_CELL_H

#include "reports/layout/columns.h"
#include "reports/page/block_table.h"
#include "reports/page/page.h"
#include "reports/text/text.h"

/* Inside the room only: one cell of a table, of any kind. */

/** A cell wrapped in its column. */
typedef struct TableCell {
    const BlockCell *cell; /* NULL: an empty one */
    BlockColumnKind kind;
    TextBlock *words;  /* NULL: a bar or a line */
    TextStyle style;
    BlockMark mark;    /* the cell's; a bar's may come from its row */
    double indent;     /* of the words, behind a mark */
    double width;      /* of the column */
    double reserve;    /* of a bar: room for the widest share of the column */
} TableCell;

/** What a cell asks of its column; scale: of all sizes, 1 as the theme has them. */
ColumnNeed table_cell_need(Typesetter *typesetter, const BlockCell *cell, BlockColumnKind kind, double scale);

/** Width of the share printed behind a bar, 0 of other cells. Units: points. */
double table_cell_share(Typesetter *typesetter, const BlockCell *cell, BlockColumnKind kind, double scale);

/** Wrap a cell. Owner: caller clears with table_cell_clear(). */
TableCell table_cell_wrap(Typesetter *typesetter, const BlockCell *cell, BlockColumnKind kind, double scale, double width);
void table_cell_clear(TableCell *cell);

/** Number of lines, and height of some of them. Units: points. */
size_t table_cell_lines(const TableCell *cell);
double table_cell_height(const TableCell *cell, size_t lines);

/** Draw what is artifact (marks, bars whose share is printed), in the open run; x, y: the cell's corner. */
void table_cell_ornaments(const TableCell *cell, Page *page, double x, double y);

/** Draw words [first, first + count) or a small chart under a TD or TH. */
void table_cell_words(TableCell *cell, Typesetter *typesetter, Page *page, PageNode *node, PageBox corner, size_t first, size_t count);

#endif
