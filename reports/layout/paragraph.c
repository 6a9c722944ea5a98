/* SPDX-License-Identifier: Apache-2.0 */
#include "reports/layout/blocks.h"
#include "reports/layout/words.h"

static const double ALERT_INDENT = 12;

static TextStyle
style_of(BlockTone tone)
{
    TextStyle style = *theme_style(tone == TONE_NOTE ? STYLE_NOTE : STYLE_BODY);
    if (tone == TONE_LEAD)
        style = (TextStyle){FACE_SEMIBOLD, 11.5, 15.5, COLOUR_NAVY, false};
    return style;
}

void
paragraph_pieces(Layout *layout)
{
    const Block *block = layout->block;
    TextStyle style = style_of(block->tone);
    double indent = block->tone == TONE_ALERT ? ALERT_INDENT : 0;
    TextBlock *lines = words_wrap(layout->typesetter, &style, block->text, MIN(layout->width, PIECE_MEASURE) - indent);
    lines_pieces(layout, lines, PAGE_NODE_P, indent, block->tone == TONE_NOTE ? 6 : 9, block->keep_next || block->tone == TONE_LEAD);
}

typedef struct Bullet {
    TextBlock *body;
    struct List *list;
    PageNode *lbody;
    bool last;
} Bullet;

typedef struct List {
    PageNode *node;
    const char *id;
    size_t made;
} List;

static void
bullet_free(gpointer data)
{
    Bullet *bullet = data;
    text_block_free(bullet->body);
    g_free(bullet);
}

static size_t
draw_bullet(Layout *layout, Page *page, const Piece *piece, size_t next)
{
    Bullet *bullet = piece->matter;
    size_t count = piece->count;
    for (size_t i = 1; i <= next; i++)
        count += piece[i].count;
    if (!bullet->list->node) {
        bullet->list->node = page_node_add(piece_parent(layout), PAGE_NODE_L);
        page_node_set_numbering(bullet->list->node, PAGE_NUMBERING_DISC);
        page_node_set_id(bullet->list->node, bullet->list->id);
    }
    if (!bullet->lbody) {
        PageNode *item = page_node_add(bullet->list->node, PAGE_NODE_LI);
        const TextStyle *style = theme_style(STYLE_BODY);
        g_autoptr(TextBlock) dot = text_block_new(layout->typesetter, style, "•", 12);
        text_block_place(dot, page, page_node_add(item, PAGE_NODE_LBL), layout->left + 3, piece->y, 0, 1);
        bullet->lbody = page_node_add(item, PAGE_NODE_LBODY);
    }
    text_block_place(bullet->body, page, bullet->lbody, layout->left + 15, piece->y, piece->first, count);
    return next;
}

void
list_pieces(Layout *layout)
{
    List *list = g_new0(List, 1);
    list->id = layout->block->id;
    piece_keep(layout, list, g_free);
    for (size_t i = 0; i < layout->block->items->len; i++) {
        Bullet *bullet = g_new0(Bullet, 1);
        bullet->list = list;
        bullet->body = words_wrap(layout->typesetter, theme_style(STYLE_BODY), g_ptr_array_index(layout->block->items, i),
                                  MIN(layout->width, PIECE_MEASURE) - 15);
        piece_keep(layout, bullet, bullet_free);
        size_t n = text_block_lines(bullet->body);
        for (size_t first = 0; first < n;) {
            size_t left = n - first, count = n < 4 ? n : first == 0 || left == 2 ? 2 : 1;
            Piece *piece = piece_add(layout, draw_bullet, bullet, first > 0 ? 0 : i == 0 ? 8 : 4, text_block_height(bullet->body, count));
            piece->first = first;
            piece->count = count;
            first += count;
        }
    }
}
