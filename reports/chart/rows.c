/* SPDX-License-Identifier: Apache-2.0 */
#include "reports/chart/rows.h"

#include <math.h>

#include "core/base/finding.h"

static const double GUTTER_SHARE = 0.42; /* of the width, at most, before names wrap */
static const double GUTTER_MOST = 0.45;  /* ... for a word that cannot be broken */
static const double BREATH = 7;          /* pt over and under a name of several lines, together */

const ChartCategory *
rows_category(const BlockChart *chart, size_t index)
{
    return g_ptr_array_index(chart->categories, index);
}

const ChartSeries *
rows_series(const BlockChart *chart, size_t index)
{
    return g_ptr_array_index(chart->series, index);
}

const ChartPoint *
rows_point(const BlockChart *chart, size_t series, size_t index)
{
    return &rows_series(chart, series)->points[index];
}

static const TextStyle *
name_style(const BlockChart *chart, size_t index)
{
    (void)chart;
    (void)index;
    return theme_style(STYLE_LABEL);
}

Rows *
rows_new(Typesetter *typesetter, const BlockChart *chart, double width, double row, TextAlign align)
{
    Rows *rows = g_new0(Rows, 1);
    rows->chart = chart;
    rows->count = chart->categories->len;
    rows->names = g_ptr_array_new_with_free_func((GDestroyNotify)text_block_free);
    rows->tall = g_new0(double, rows->count + 1);
    double natural = 0;
    for (size_t i = 0; i < rows->count; i++) {
        const char *name = rows_category(chart, i)->name;
        natural = fmax(natural, text_width(typesetter, name_style(chart, i), name));
        rows->widest = fmax(rows->widest, text_min_width(typesetter, name_style(chart, i), name));
    }
    rows->gutter = fmin(fmax(fmin(natural, GUTTER_SHARE * width), rows->widest), GUTTER_MOST * width);
    for (size_t i = 0; i < rows->count; i++) {
        TextBlock *name = text_block_new(typesetter, name_style(chart, i), rows_category(chart, i)->name, rows->gutter + 0.1);
        size_t lines = text_block_lines(name);
        text_block_align(name, align);
        rows->tall[i] = fmax(row, text_block_height(name, lines) + (lines > 1 ? BREATH : 0));
        rows->least += rows->tall[i];
        g_ptr_array_add(rows->names, name);
    }
    return rows;
}

void
rows_free(Rows *rows)
{
    if (!rows)
        return;
    g_ptr_array_free(rows->names, TRUE);
    g_free(rows->tall);
    g_free(rows);
}

bool
rows_check(const Rows *rows, GError **error)
{
    if (rows->widest <= rows->gutter + 0.1)
        return true;
    error_set(error, 7162, rows->chart->headline, 0, NULL);
    return false;
}

void
rows_fill(Rows *rows, double height)
{
    double more = rows->count ? fmax(0, height - rows->least) / (double)rows->count : 0;
    for (size_t i = 0; i < rows->count; i++)
        rows->tall[i] += more;
    rows->least = fmax(rows->least, height);
}

PageNode *
rows_name(Rows *rows, const ChartPlace *place, PageNode *body, size_t index, double y)
{
    TextBlock *name = g_ptr_array_index(rows->names, index);
    PageNode *row = page_node_add(body, PAGE_NODE_TR), *head = page_node_add(row, PAGE_NODE_TH);
    size_t lines = text_block_lines(name);
    page_node_set_scope(head, PAGE_SCOPE_ROW);
    text_block_place(name, place->page, head, place->box.x, y + (rows->tall[index] - text_block_height(name, lines)) / 2, 0, lines);
    return row;
}

void
rows_cell(const ChartPlace *place, PageNode *row, const TextStyle *style, TextAlign align, double x, double y,
          const char *text)
{
    PageNode *cell = page_node_add(row, PAGE_NODE_TD);
    page_run_begin(place->page, cell);
    text_place(place->typesetter, place->page, style, align, x, y + theme_cap_height(style) / 2, text);
    page_run_end(place->page);
}

void
rows_clear(const ChartPlace *place, const TextStyle *style, double x, double y, const char *text)
{
    double width = text_width(place->typesetter, style, text), cap = theme_cap_height(style);
    page_rect(place->page, (PageBox){x - 1.5, y - cap / 2 - 2, width + 3, cap + 4}, page_filled(COLOUR_WHITE));
}
