/* SPDX-License-Identifier: Apache-2.0 */
#include <math.h>

#include "reports/layout/blocks.h"
#include "reports/layout/words.h"

static const double DROP = 96, BAND = 7, AFTER_TITLE = 8, AFTER_SUBTITLE = 26, AFTER_LEAD = 26, ROW = 6, LABEL_SHARE = 0.3, GAP = 16;

typedef struct Cover {
    TextBlock *title, *subtitle, *lead;
    GPtrArray *labels, *texts; /* of TextBlock* */
    double label_width;
} Cover;

static void
cover_free(gpointer data)
{
    Cover *cover = data;
    text_block_free(cover->title);
    text_block_free(cover->subtitle);
    text_block_free(cover->lead);
    g_ptr_array_free(cover->labels, TRUE);
    g_ptr_array_free(cover->texts, TRUE);
    g_free(cover);
}

static double
height_of(const TextBlock *block)
{
    return block ? text_block_height(block, text_block_lines(block)) : 0;
}

static double
fact_height(const Cover *cover, size_t index)
{
    return fmax(height_of(g_ptr_array_index(cover->labels, index)), height_of(g_ptr_array_index(cover->texts, index))) + 2 * ROW;
}

static double
place(TextBlock *block, Page *page, PageNode *node, double x, double y)
{
    return text_block_place(block, page, node, x, y, 0, text_block_lines(block));
}

static void
draw_facts(const Layout *layout, const Cover *cover, Page *page, PageNode *parent, double y)
{
    if (cover->labels->len == 0)
        return;
    PageNode *body = page_node_add(page_node_add(parent, PAGE_NODE_TABLE), PAGE_NODE_TBODY);
    for (size_t i = 0; i < cover->labels->len; i++) {
        PageNode *row = page_node_add(body, PAGE_NODE_TR), *head = page_node_add(row, PAGE_NODE_TH);
        page_artifact_begin(page, PAGE_ARTIFACT_LAYOUT);
        page_line(page, layout->left, y, layout->left + layout->width, y, page_stroked(COLOUR_GRID, 0.6));
        page_run_end(page);
        page_node_set_scope(head, PAGE_SCOPE_ROW);
        place(g_ptr_array_index(cover->labels, i), page, head, layout->left, y + ROW);
        place(g_ptr_array_index(cover->texts, i), page, page_node_add(row, PAGE_NODE_TD), layout->left + cover->label_width + GAP, y + ROW);
        y += fact_height(cover, i);
    }
}

static size_t
draw_cover(Layout *layout, Page *page, const Piece *piece, size_t next)
{
    const Cover *cover = piece->matter;
    PageNode *parent = piece_parent(layout), *title = page_node_add(parent, PAGE_NODE_H1);
    double y = piece->y + DROP;
    (void)next;
    page_artifact_begin(page, PAGE_ARTIFACT_LAYOUT);
    page_rect(page, (PageBox){layout->left, y - 34, 72, BAND}, page_filled(COLOUR_BLUE));
    page_run_end(page);
    page_node_set_id(title, piece->block->id);
    y = place(cover->title, page, title, layout->left, y) + AFTER_TITLE;
    if (cover->subtitle)
        y = place(cover->subtitle, page, page_node_add(parent, PAGE_NODE_P), layout->left, y);
    y += AFTER_SUBTITLE;
    if (cover->lead)
        y = place(cover->lead, page, page_node_add(parent, PAGE_NODE_P), layout->left, y) + AFTER_LEAD;
    draw_facts(layout, cover, page, parent, y);
    return 0;
}

static double
label_width(Layout *layout)
{
    double width = 0, word = 0;
    for (size_t i = 0; i < layout->block->facts->len; i++) {
        const BlockFact *fact = g_ptr_array_index(layout->block->facts, i);
        width = fmax(width, text_width(layout->typesetter, theme_style(STYLE_TABLE_STRONG), fact->label));
        word = fmax(word, text_min_width(layout->typesetter, theme_style(STYLE_TABLE_STRONG), fact->label));
    }
    return fmax(word, fmin(width, LABEL_SHARE * layout->width)) + 0.1;
}

void
cover_pieces(Layout *layout)
{
    const Block *block = layout->block;
    Cover *cover = g_new0(Cover, 1);
    TextStyle lead = {FACE_REGULAR, 12, 17, COLOUR_INK, false};
    cover->labels = g_ptr_array_new_with_free_func((GDestroyNotify)text_block_free);
    cover->texts = g_ptr_array_new_with_free_func((GDestroyNotify)text_block_free);
    cover->label_width = label_width(layout);
    cover->title = text_block_new(layout->typesetter, theme_style(STYLE_COVER_TITLE), block->title ? block->title : layout->report->title, layout->width);
    if (block->subtitle && *block->subtitle)
        cover->subtitle = text_block_new(layout->typesetter, theme_style(STYLE_COVER_SUBTITLE), block->subtitle, layout->width);
    if (!words_empty(block->text))
        cover->lead = words_wrap(layout->typesetter, &lead, block->text, fmin(layout->width, PIECE_MEASURE));
    double height = DROP + height_of(cover->title) + AFTER_TITLE + height_of(cover->subtitle) + AFTER_SUBTITLE + height_of(cover->lead) + (cover->lead ? AFTER_LEAD : 0);
    for (size_t i = 0; i < block->facts->len; i++) {
        const BlockFact *fact = g_ptr_array_index(block->facts, i);
        g_ptr_array_add(cover->labels, text_block_new(layout->typesetter, theme_style(STYLE_TABLE_STRONG), fact->label, cover->label_width));
        g_ptr_array_add(cover->texts, words_wrap(layout->typesetter, theme_style(STYLE_TABLE), fact->text, layout->width - cover->label_width - GAP));
        height += fact_height(cover, i);
    }
    piece_keep(layout, cover, cover_free);
    piece_add(layout, draw_cover, cover, 0, height);
}
