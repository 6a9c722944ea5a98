/* SPDX-License-Identifier: Apache-2.0 */
#include "reports/page/page_lint_table.h"

#include <string.h>

enum { COLUMNS_MAX = 128 };

typedef struct Grid {
    unsigned down[COLUMNS_MAX]; /* rows that a cell from above still covers */
    unsigned first;             /* columns of the first row, 0 before it */
} Grid;

static unsigned
lay_cell(Grid *grid, unsigned at, const PageNode *cell)
{
    while (at < COLUMNS_MAX && grid->down[at] > 0)
        at++;
    for (unsigned c = 0; c < cell->column_span && at < COLUMNS_MAX; c++, at++)
        grid->down[at] = cell->row_span;
    return at;
}

/* Columns of a row, those covered from above too. */
static unsigned
lay_row(Grid *grid, const PageNode *row)
{
    unsigned at = 0, covered = 0;
    for (size_t i = 0; i < row->kids->len; i++)
        if (page_node_kid(row, i)->node)
            at = lay_cell(grid, at, page_node_kid(row, i)->node);
    for (unsigned c = 0; c < COLUMNS_MAX; c++) {
        covered += grid->down[c] > 0;
        grid->down[c] -= grid->down[c] > 0;
    }
    return covered;
}

static bool
lay_rows(Grid *grid, const PageNode *section, unsigned *columns)
{
    for (size_t i = 0; i < section->kids->len; i++) {
        const PageNode *row = page_node_kid(section, i)->node;
        if (!row || row->type != PAGE_NODE_TR)
            continue;
        *columns = lay_row(grid, row);
        grid->first = grid->first ? grid->first : *columns;
        if (*columns != grid->first)
            return false;
    }
    return true;
}

bool
page_lint_table(const PageNode *table, unsigned *columns, unsigned *first)
{
    Grid grid = {0};
    bool good = lay_rows(&grid, table, columns);
    for (size_t i = 0; i < table->kids->len && good; i++) {
        const PageNode *section = page_node_kid(table, i)->node;
        if (!section || section->type == PAGE_NODE_TR)
            continue;
        memset(grid.down, 0, sizeof grid.down);
        good = lay_rows(&grid, section, columns);
        for (unsigned c = 0; c < COLUMNS_MAX && good; c++)
            if (grid.down[c] > 0) { /* a span that reaches past its section */
                *columns = c;
                good = false;
            }
    }
    *first = grid.first;
    return good;
}
