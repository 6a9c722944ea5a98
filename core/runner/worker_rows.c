/* SPDX-License-Identifier: Apache-2.0 */
#include "core/runner/worker_rows.h"

enum { ROWS_KEPT = 1000 };

static void
rows_free(void *data)
{
    RowFindings *rows = data;
    g_array_free(rows->rows, TRUE);
    g_free(rows);
}

GPtrArray *
worker_rows_new(void)
{
    return g_ptr_array_new_with_free_func(rows_free);
}

static RowFindings *
rows_of(GPtrArray *all, uint32_t input, uint32_t rule)
{
    for (guint i = 0; i < all->len; i++) {
        RowFindings *rows = all->pdata[i];
        if (rows->input == input && rows->rule == rule)
            return rows;
    }
    RowFindings *rows = g_new0(RowFindings, 1);
    rows->input = input;
    rows->rule = rule;
    rows->rows = g_array_new(FALSE, FALSE, sizeof(int64_t));
    g_ptr_array_add(all, rows);
    return rows;
}

static int
by_row(const void *left, const void *right)
{
    int64_t a = *(const int64_t *)left, b = *(const int64_t *)right;
    return (a > b) - (a < b);
}

static void
keep_lowest(RowFindings *rows)
{
    g_array_sort(rows->rows, by_row);
    if (rows->rows->len > ROWS_KEPT) {
        rows->more += rows->rows->len - ROWS_KEPT;
        g_array_set_size(rows->rows, ROWS_KEPT);
    }
}

void
worker_rows_add(GPtrArray *all, uint32_t input, uint32_t rule, int64_t row)
{
    RowFindings *rows = rows_of(all, input, rule);
    g_array_append_val(rows->rows, row);
    if (rows->rows->len == 2 * ROWS_KEPT)
        keep_lowest(rows);
}

void
worker_rows_join(GPtrArray *into, const GPtrArray *from)
{
    for (guint i = 0; i < from->len; i++) {
        const RowFindings *other = from->pdata[i];
        RowFindings *rows = rows_of(into, other->input, other->rule);
        g_array_append_vals(rows->rows, other->rows->data, other->rows->len);
        rows->more += other->more;
        keep_lowest(rows);
    }
}

static int
by_rule(const void *left, const void *right)
{
    const RowFindings *a = *(RowFindings *const *)left, *b = *(RowFindings *const *)right;
    if (a->input != b->input)
        return a->input < b->input ? -1 : 1;
    return (a->rule > b->rule) - (a->rule < b->rule);
}

void
worker_rows_settle(GPtrArray *all)
{
    for (guint i = 0; i < all->len; i++)
        keep_lowest(all->pdata[i]);
    g_ptr_array_sort(all, by_rule);
}
