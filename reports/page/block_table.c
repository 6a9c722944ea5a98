/* SPDX-License-Identifier: Apache-2.0 */
#include "reports/page/block_table.h"

static void
column_free(gpointer data)
{
    BlockColumn *column = data;
    g_free(column->head);
    g_free(column);
}

static void
cell_free(gpointer data)
{
    BlockCell *cell = data;
    block_text_free(cell->text);
    chart_point_clear(&cell->bar);
    for (size_t i = 0; i < cell->n_spark; i++)
        chart_point_clear(&cell->spark[i]);
    g_free(cell->spark);
    g_free(cell);
}

static void
row_free(gpointer data)
{
    BlockRow *row = data;
    g_ptr_array_free(row->cells, TRUE);
    g_free(row);
}

BlockTable *
block_table_new(const char *caption)
{
    BlockTable *table = g_new0(BlockTable, 1);
    table->caption = g_strdup(caption);
    table->columns = g_ptr_array_new_with_free_func(column_free);
    table->rows = g_ptr_array_new_with_free_func(row_free);
    return table;
}

void
block_table_free(BlockTable *table)
{
    if (!table)
        return;
    g_free(table->caption);
    g_ptr_array_free(table->columns, TRUE);
    g_ptr_array_free(table->rows, TRUE);
    g_free(table);
}

void
block_table_add_column(BlockTable *table, BlockColumnKind kind, const char *head)
{
    BlockColumn *column = g_new0(BlockColumn, 1);
    *column = (BlockColumn){g_strdup(head), kind, kind == COLUMN_WORDS};
    for (guint i = 0; i < table->columns->len; i++)
        if (((const BlockColumn *)g_ptr_array_index(table->columns, i))->row_head)
            column->row_head = false;
    g_ptr_array_add(table->columns, column);
}

BlockRow *
block_table_add_row(BlockTable *table)
{
    BlockRow *row = g_new0(BlockRow, 1);
    row->cells = g_ptr_array_new_with_free_func(cell_free);
    g_ptr_array_add(table->rows, row);
    return row;
}

BlockCell *
block_row_add(BlockRow *row, const char *words)
{
    BlockCell *cell = g_new0(BlockCell, 1);
    cell->text = block_text_new(words);
    chart_point_set(&cell->bar, CHART_MISSING, 0, "");
    g_ptr_array_add(row->cells, cell);
    return cell;
}

void
block_cell_set_spark(BlockCell *cell, size_t n)
{
    g_return_if_fail(cell->spark == NULL);
    cell->spark = g_new0(ChartPoint, n);
    cell->n_spark = n;
    for (size_t i = 0; i < n; i++)
        chart_point_set(&cell->spark[i], CHART_MISSING, 0, "");
}

const char *
block_column_kind_name(BlockColumnKind kind)
{
    static const char *const NAMES[] = {"words", "number", "status", "bar", "spark", "digest"};
    return NAMES[kind];
}
