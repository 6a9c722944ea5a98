/* SPDX-License-Identifier: Apache-2.0 */
#include "reports/layout/blocks.h"

typedef struct Lines {
    TextBlock *block;
    PageNodeType type;
    PageNode *node; /* made when first drawn */
    double indent;
    bool alert;
    const char *id;
} Lines;

static void
lines_free(gpointer data)
{
    Lines *lines = data;
    text_block_free(lines->block);
    g_free(lines);
}

static void
draw_rule(const Layout *layout, Page *page, const Piece *piece, double bottom)
{
    page_rect(page, (PageBox){layout->left, piece->y, 3, bottom - piece->y}, page_filled(COLOUR_RED));
}

static size_t
draw_lines(Layout *layout, Page *page, const Piece *piece, size_t next)
{
    Lines *lines = piece->matter;
    size_t count = piece->count;
    for (size_t i = 1; i <= next; i++)
        count += piece[i].count;
    if (!lines->node) {
        lines->node = page_node_add(piece_parent(layout), lines->type);
        page_node_set_id(lines->node, lines->id);
    }
    double bottom = text_block_place(lines->block, page, lines->node, layout->left + lines->indent, piece->y, piece->first, count);
    if (lines->alert)
        draw_rule(layout, page, piece, bottom);
    return next;
}

void
lines_pieces(Layout *layout, TextBlock *block, PageNodeType type, double indent, double space, bool keep_next)
{
    Lines *lines = g_new0(Lines, 1);
    size_t n = text_block_lines(block);
    *lines = (Lines){.block = block, .type = type, .indent = indent, .id = layout->block->id};
    lines->alert = layout->block->kind == BLOCK_PARAGRAPH && layout->block->tone == TONE_ALERT;
    piece_keep(layout, lines, lines_free);
    for (size_t first = 0; first < n;) {
        size_t left = n - first, count = n < 4 ? n : first == 0 || left == 2 ? 2 : 1;
        Piece *piece = piece_add(layout, draw_lines, lines, first == 0 ? space : 0, text_block_height(block, count));
        piece->first = first;
        piece->count = count;
        first += count;
        piece->keep_next = keep_next && first == n;
    }
}
