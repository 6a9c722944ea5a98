/* SPDX-License-Identifier: Apache-2.0 */
#include <math.h>

#include "reports/chart/mark.h"
#include "reports/layout/blocks.h"

static const double GAP = 18, TOP = 9, UNDER = 2, MARK = 10, MARK_GAP = 5;
enum { ACROSS = 4 };

typedef struct Tile {
    TextBlock *number, *label;
} Tile;

typedef struct Tiles {
    const Block *block;
    size_t count, across;
    Tile *tiles;
    double width; /* of one */
    PageNode *node;
} Tiles;

static void
tiles_free(gpointer data)
{
    Tiles *tiles = data;
    for (size_t i = 0; i < tiles->count; i++) {
        text_block_free(tiles->tiles[i].number);
        text_block_free(tiles->tiles[i].label);
    }
    g_free(tiles->tiles);
    g_free(tiles);
}

static double
indent(const BlockTile *tile)
{
    return tile->mark == MARK_NONE ? 0 : MARK + MARK_GAP;
}

static void
draw_tile(Layout *layout, Page *page, const Tiles *tiles, size_t index, PageBox corner)
{
    const BlockTile *from = g_ptr_array_index(tiles->block->tiles, index);
    const Tile *tile = &tiles->tiles[index];
    double number = text_block_height(tile->number, text_block_lines(tile->number)), y = corner.y + TOP + number + UNDER;
    (void)layout;
    page_artifact_begin(page, PAGE_ARTIFACT_LAYOUT);
    page_rect(page, (PageBox){corner.x, corner.y, tiles->width, 2}, page_filled(from->mark == MARK_NONE ? COLOUR_NAVY : mark_colour(from->mark)));
    mark_status(page, from->mark, corner.x, y + theme_style(STYLE_LABEL)->leading / 2, MARK);
    page_run_end(page);
    PageNode *item = page_node_add(tiles->node, PAGE_NODE_LI), *body = page_node_add(item, PAGE_NODE_LBODY);
    text_block_place(tile->number, page, page_node_add(body, PAGE_NODE_P), corner.x, corner.y + TOP, 0, text_block_lines(tile->number));
    text_block_place(tile->label, page, page_node_add(body, PAGE_NODE_P), corner.x + indent(from), y, 0, text_block_lines(tile->label));
}

static size_t
draw_row(Layout *layout, Page *page, const Piece *piece, size_t next)
{
    Tiles *tiles = piece->matter;
    (void)next;
    if (!tiles->node) {
        tiles->node = page_node_add(piece_parent(layout), PAGE_NODE_L);
        page_node_set_id(tiles->node, tiles->block->id);
    }
    for (size_t i = piece->first; i < piece->first + piece->count; i++) {
        double x = layout->left + (double)(i - piece->first) * (tiles->width + GAP);
        draw_tile(layout, page, tiles, i, (PageBox){x, piece->y, 0, 0});
    }
    return 0;
}

/* Big numbers shrink to their tile. */
static TextBlock *
wrap_number(Layout *layout, const char *number, double width)
{
    TextStyle style = *theme_style(STYLE_FIGURE);
    double least = text_min_width(layout->typesetter, &style, number);
    if (least > width) {
        style.leading *= fmax(0.4, width / least);
        style.size *= fmax(0.4, width / least);
    }
    return text_block_new(layout->typesetter, &style, number, width + 0.05);
}

static TextBlock *
wrap_label(Layout *layout, const BlockTile *tile, double width)
{
    TextStyle style = *theme_style(STYLE_LABEL);
    if (tile->target)
        style.colour = COLOUR_BLUE;
    TextSpan span = {.text = tile->label, .style = &style, .target = tile->target};
    return text_block_new_spans(layout->typesetter, theme_style(STYLE_LABEL), &span, 1, width);
}

static double
width_of(const Layout *layout, size_t across)
{
    return (layout->width - GAP * (double)(across - 1)) / (double)across;
}

/* Up to six in a row when no word of a label is wider than its tile. */
static size_t
across(Layout *layout, const GPtrArray *tiles)
{
    size_t n = MAX(tiles->len, 1u), fitting = n <= 6 ? n : ACROSS;
    for (size_t i = 0; i < tiles->len; i++) {
        const BlockTile *tile = g_ptr_array_index(tiles, i);
        double word = text_min_width(layout->typesetter, theme_style(STYLE_LABEL), tile->label) + indent(tile);
        while (fitting > 1 && word > width_of(layout, fitting))
            fitting = fitting > 4 ? 3 : fitting - 1;
    }
    return fitting;
}

void
tiles_pieces(Layout *layout)
{
    const Block *block = layout->block;
    Tiles *tiles = g_new0(Tiles, 1);
    size_t n = block->tiles->len;
    tiles->block = block;
    tiles->count = n;
    tiles->across = across(layout, block->tiles);
    tiles->tiles = g_new0(Tile, n + 1);
    tiles->width = width_of(layout, tiles->across);
    piece_keep(layout, tiles, tiles_free);
    for (size_t first = 0; first < n; first += tiles->across) {
        double tall = 0;
        size_t count = MIN(tiles->across, n - first);
        for (size_t i = first; i < first + count; i++) {
            const BlockTile *from = g_ptr_array_index(block->tiles, i);
            Tile *tile = &tiles->tiles[i];
            tile->number = wrap_number(layout, from->number, tiles->width);
            tile->label = wrap_label(layout, from, tiles->width - indent(from));
            tall = fmax(tall, text_block_height(tile->number, text_block_lines(tile->number)) + text_block_height(tile->label, text_block_lines(tile->label)));
        }
        Piece *piece = piece_add(layout, draw_row, tiles, 14, TOP + UNDER + tall);
        piece->first = first;
        piece->count = count;
        piece->keep_next = first + count < n || block->keep_next;
    }
}
