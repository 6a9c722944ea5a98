/* SPDX-License-Identifier: Apache-2.0 */
/* Columns are solved over all cells: words wrap first, then all sizes shrink by steps, then words are torn. A head that
 * is repeated on the next page is an artifact. A row stays whole unless it is taller than TALL of a page. */
#include <math.h>

#include "reports/layout/blocks.h"
#include "reports/layout/columns.h"
#include "reports/layout/table_cell.h"

static const double SCALES[] = {1, 0.94, 0.88, 0.82};
static const double LEAST_COLUMN = 14; /* narrower, a column holds no letter */
static const double GAP = 12, PAD = 3.5, SQUEEZE = 3.6, TALL = 0.45;
enum { CHUNK = 6 }; /* lines of a row that is broken */

typedef struct Row {
    TableCell *cells; /* one a column, or one across */
    size_t count, lines;
    PageNode **nodes; /* of the cells, made when first drawn */
    bool across;
} Row;

typedef struct Table {
    const BlockTable *table;
    size_t columns;
    double *x, *widths, *shares, scale, gap, width, head_height;
    bool torn; /* words wider than their column are cut */
    TextBlock **heads;
    Row *rows;
    TextBlock *caption;
    PageNode *node, *body;
} Table;

static const BlockColumn *
column_at(const Table *table, size_t index)
{
    return g_ptr_array_index(table->table->columns, index);
}

static const BlockRow *
row_at(const Table *table, size_t index)
{
    return g_ptr_array_index(table->table->rows, index);
}

static bool
is_across(const Table *table, const BlockRow *row)
{
    return row->cells->len == 1 && table->columns > 1;
}

static void
table_free(gpointer data)
{
    Table *table = data;
    for (size_t r = 0; r < table->table->rows->len; r++) {
        for (size_t c = 0; c < table->rows[r].count; c++)
            table_cell_clear(&table->rows[r].cells[c]);
        g_free(table->rows[r].cells);
        g_free(table->rows[r].nodes);
    }
    for (size_t c = 0; c < table->columns; c++)
        text_block_free(table->heads[c]);
    text_block_free(table->caption);
    g_free(table->heads);
    g_free(table->rows);
    g_free(table->x);
    g_free(table->widths);
    g_free(table->shares);
    g_free(table);
}

static TextStyle
head_style(double scale)
{
    TextStyle style = *theme_style(STYLE_TABLE_HEAD);
    style.size *= scale;
    style.leading *= scale;
    return style;
}

static void
add_need(ColumnNeed *need, ColumnNeed other)
{
    need->least = fmax(need->least, other.least);
    need->natural = fmax(need->natural, other.natural);
    need->grows = need->grows || other.grows;
    need->elastic = need->elastic || other.elastic;
}

static bool
solve(Layout *layout, Table *table, double scale, bool tear)
{
    size_t n = table->columns;
    g_autofree ColumnNeed *needs = g_new0(ColumnNeed, n);
    TextStyle style = head_style(scale);
    table->gap = GAP * scale;
    table->scale = scale;
    for (size_t c = 0; c < n; c++) {
        double word = text_min_width(layout->typesetter, &style, column_at(table, c)->head);
        double line = text_width(layout->typesetter, &style, column_at(table, c)->head);
        needs[c] = (ColumnNeed){word, column_at(table, c)->kind == COLUMN_WORDS ? line : fmin(line, fmax(word, 64)), false, false};
    }
    for (size_t r = 0; r < table->table->rows->len; r++) {
        const BlockRow *row = row_at(table, r);
        for (size_t c = 0; c < row->cells->len && c < n && !is_across(table, row); c++) {
            const BlockCell *cell = g_ptr_array_index(row->cells, c);
            BlockColumnKind kind = column_at(table, c)->kind;
            add_need(&needs[c], table_cell_need(layout->typesetter, cell, kind, scale));
            table->shares[c] = fmax(table->shares[c], table_cell_share(layout->typesetter, cell, kind, scale));
        }
    }
    double room = layout->width - table->gap * (double)(n - 1);
    if (tear && room > LEAST_COLUMN * (double)n)
        columns_tear(needs, n, room);
    table->torn = tear;
    return columns_solve(needs, n, room, !table->table->narrow, table->widths);
}

/* A bar has the colour of its row's status. */
static BlockMark
status_of(const Table *table, const BlockRow *row)
{
    for (size_t c = 0; c < row->cells->len && c < table->columns; c++)
        if (column_at(table, c)->kind == COLUMN_STATUS)
            return ((const BlockCell *)g_ptr_array_index(row->cells, c))->mark;
    return MARK_NONE;
}

static void
wrap_row(Layout *layout, Table *table, size_t r)
{
    const BlockRow *from = row_at(table, r);
    Row *row = &table->rows[r];
    row->across = is_across(table, from);
    row->count = row->across ? 1 : table->columns;
    row->cells = g_new0(TableCell, row->count);
    row->nodes = g_new0(PageNode *, row->count);
    for (size_t c = 0; c < row->count && c < from->cells->len; c++) {
        BlockColumnKind kind = row->across ? COLUMN_WORDS : column_at(table, c)->kind;
        double width = row->across ? table->width : table->widths[c];
        row->cells[c] = table_cell_wrap(layout->typesetter, g_ptr_array_index(from->cells, c), kind, table->scale, width);
        if (table->torn && row->cells[c].words)
            text_block_tear(row->cells[c].words);
        if (kind == COLUMN_BAR && row->cells[c].mark == MARK_NONE)
            row->cells[c].mark = status_of(table, from);
        row->cells[c].reserve = row->across ? 0 : table->shares[c];
        row->lines = MAX(row->lines, table_cell_lines(&row->cells[c]));
    }
}

static void
wrap_heads(Layout *layout, Table *table)
{
    TextStyle style = head_style(table->scale);
    double x = layout->left;
    for (size_t c = 0; c < table->columns; c++) {
        table->heads[c] = text_block_new(layout->typesetter, &style, column_at(table, c)->head, table->widths[c] + 0.05);
        if (table->torn)
            text_block_tear(table->heads[c]);
        if (column_at(table, c)->kind == COLUMN_NUMBER)
            text_block_align(table->heads[c], TEXT_RIGHT);
        table->head_height = fmax(table->head_height, text_block_height(table->heads[c], text_block_lines(table->heads[c])));
        table->x[c] = x;
        x += table->widths[c] + table->gap;
    }
    table->width = x - table->gap - layout->left;
    table->head_height += 2 * PAD;
}

static double
row_height(const Row *row, size_t lines)
{
    double height = 0;
    for (size_t c = 0; c < row->count; c++)
        height = fmax(height, table_cell_height(&row->cells[c], lines));
    return height;
}

static void
open_table(Layout *layout, Table *table, const Block *block)
{
    if (table->node)
        return;
    table->node = page_node_add(piece_parent(layout), PAGE_NODE_TABLE);
    page_node_set_id(table->node, block->id);
}

static size_t
draw_caption(Layout *layout, Page *page, const Piece *piece, size_t next)
{
    Table *table = piece->matter;
    (void)next;
    open_table(layout, table, piece->block);
    text_block_place(table->caption, page, page_node_add(table->node, PAGE_NODE_CAPTION), layout->left, piece->y, 0, text_block_lines(table->caption));
    return 0;
}

/* With row NULL the head is repeated: words go into the open artifact run. */
static void
draw_heads(const Layout *layout, const Table *table, Page *page, PageNode *row, double y)
{
    double bottom = y + table->head_height;
    if (row)
        page_artifact_begin(page, PAGE_ARTIFACT_LAYOUT);
    page_line(page, layout->left, bottom, layout->left + table->width, bottom, page_stroked(COLOUR_INK, 0.8));
    for (size_t c = 0; c < table->columns; c++) {
        size_t lines = text_block_lines(table->heads[c]);
        double top = bottom - PAD - text_block_height(table->heads[c], lines);
        PageNode *node = row ? page_node_add(row, lines ? PAGE_NODE_TH : PAGE_NODE_TD) : NULL;
        if (node && lines)
            page_node_set_scope(node, PAGE_SCOPE_COLUMN);
        text_block_place(table->heads[c], page, node, table->x[c], top, 0, lines);
    }
}

static size_t
draw_head(Layout *layout, Page *page, const Piece *piece, size_t next)
{
    Table *table = piece->matter;
    (void)next;
    open_table(layout, table, piece->block);
    PageNode *head = page_node_add(table->node, PAGE_NODE_THEAD);
    draw_heads(layout, table, page, page_node_add(head, PAGE_NODE_TR), piece->y);
    return 0;
}

static void
make_nodes(Table *table, Row *row)
{
    if (row->across || !table->body)
        table->body = page_node_add(table->node, PAGE_NODE_TBODY);
    PageNode *tr = page_node_add(table->body, PAGE_NODE_TR);
    for (size_t c = 0; c < row->count; c++) {
        bool head = row->across || (column_at(table, c)->row_head && table_cell_lines(&row->cells[c]) > 0);
        row->nodes[c] = page_node_add(tr, head ? PAGE_NODE_TH : PAGE_NODE_TD);
        if (head)
            page_node_set_scope(row->nodes[c], row->across ? PAGE_SCOPE_COLUMN : PAGE_SCOPE_ROW);
        if (row->across)
            page_node_set_spans(row->nodes[c], 1, (unsigned)table->columns);
    }
}

static void
draw_ornaments(const Layout *layout, const Table *table, Page *page, const Piece *piece, double top, bool first, bool last)
{
    const Row *row = &table->rows[piece->first];
    double right = layout->left + table->width, bottom = piece->y + piece->height;
    bool total = row_at(table, piece->first)->total;
    if (piece->headed) {
        page_artifact_begin(page, PAGE_ARTIFACT_LAYOUT);
        draw_heads(layout, table, page, NULL, piece->y);
    }
    page_artifact_begin(page, PAGE_ARTIFACT_LAYOUT);
    double above = piece->y + (piece->headed ? table->head_height : 0);
    if (total && first)
        page_line(page, layout->left, above, right, above, page_stroked(COLOUR_INK, 0.8));
    if (last)
        page_line(page, layout->left, bottom, right, bottom, page_stroked(row->across ? COLOUR_AXIS : COLOUR_GRID, 0.6));
    for (size_t c = 0; c < row->count && first; c++)
        table_cell_ornaments(&row->cells[c], page, table->x[c], top);
    page_run_end(page);
}

/* count: the first line of the row that this piece shows; 0 for a whole row. */
static size_t
draw_row(Layout *layout, Page *page, const Piece *piece, size_t next)
{
    Table *table = piece->matter;
    Row *row = &table->rows[piece->first];
    double y = piece->y + (piece->headed ? table->head_height : 0);
    bool broken = piece->natural < row_height(row, row->lines) + PAD;
    bool first = piece->count == 0, last = !broken || piece->count + CHUNK >= row->lines;
    (void)next;
    if (first)
        make_nodes(table, row);
    double top = broken ? (first ? y + PAD : y) : y + (piece->y + piece->height - y - row_height(row, row->lines)) / 2;
    draw_ornaments(layout, table, page, piece, top, first, last);
    for (size_t c = 0; c < row->count; c++)
        table_cell_words(&row->cells[c], layout->typesetter, page, row->nodes[c], (PageBox){table->x[c], top, 0, 0},
                         piece->count, broken ? CHUNK : row->lines);
    return 0;
}

static void
row_pieces(Layout *layout, Table *table, size_t r)
{
    const Row *row = &table->rows[r];
    size_t n = table->table->rows->len;
    double height = row_height(row, row->lines) + 2 * PAD;
    bool broken = height > TALL * (layout->bottom - layout->top) && row->lines > CHUNK;
    bool keep = row->across || (r == 0 && n > 1) || r + 2 == n;
    for (size_t line = 0; line == 0 || (broken && line < row->lines); line += CHUNK) {
        bool last = !broken || line + CHUNK >= row->lines;
        size_t lines = broken ? MIN((size_t)CHUNK, row->lines - line) : row->lines;
        double tall = row_height(row, lines) + (line == 0 ? PAD : 0) + (last ? PAD : 0);
        Piece *piece = piece_add(layout, draw_row, table, 0, tall);
        piece->first = r;
        piece->count = line;
        piece->head = table->head_height;
        piece->least = tall - (broken ? 0 : SQUEEZE);
        piece->keep_next = last && keep && r + 1 < n;
    }
}

static void
caption_piece(Layout *layout, Table *table)
{
    const char *caption = table->table->caption;
    if (!caption || !*caption)
        return;
    TextStyle style = {FACE_SEMIBOLD, 10, 13, COLOUR_NAVY, false};
    table->caption = text_block_new(layout->typesetter, &style, caption, layout->width);
    piece_add(layout, draw_caption, table, 16, text_block_height(table->caption, text_block_lines(table->caption)))->keep_next = true;
}

void
table_pieces(Layout *layout)
{
    const BlockTable *from = layout->block->table;
    size_t n = from->columns->len, step = 0;
    if (n == 0 || from->rows->len == 0)
        return;
    Table *table = g_new0(Table, 1);
    *table = (Table){.table = from, .columns = n, .x = g_new0(double, n), .widths = g_new0(double, n), .shares = g_new0(double, n),
                     .heads = g_new0(TextBlock *, n), .rows = g_new0(Row, from->rows->len)};
    piece_keep(layout, table, table_free);
    while (step < G_N_ELEMENTS(SCALES) && !solve(layout, table, SCALES[step], false))
        step++;
    if (step == G_N_ELEMENTS(SCALES) && !solve(layout, table, SCALES[step - 1], true)) {
        piece_fail(layout, 7160, layout->block, NULL);
        return;
    }
    wrap_heads(layout, table);
    for (size_t r = 0; r < from->rows->len; r++)
        wrap_row(layout, table, r);
    caption_piece(layout, table);
    piece_add(layout, draw_head, table, table->caption ? 2 : 12, table->head_height)->keep_next = true;
    for (size_t r = 0; r < from->rows->len; r++)
        row_pieces(layout, table, r);
    g_array_index(layout->pieces, Piece, layout->pieces->len - 1).keep_next = layout->block->keep_next;
}
