/* SPDX-License-Identifier: Apache-2.0 */
#include "reports/layout/blocks.h"
#include "reports/page/page_dump.h"

static size_t
draw_digest(Layout *layout, Page *page, const Piece *piece, size_t next)
{
    TextBlock *title = piece->matter;
    PageNode *parent = piece_parent(layout);
    (void)next;
    double y = text_block_place(title, page, page_node_add(parent, PAGE_NODE_P), layout->left, piece->y, 0, text_block_lines(title));
    layout->digest_node = page_node_add(parent, PAGE_NODE_P);
    page_node_set_id(layout->digest_node, piece->block->id);
    layout->digest_page = page;
    layout->digest_y = y + theme_style(STYLE_DIGEST)->leading;
    return 0;
}

void
digest_pieces(Layout *layout)
{
    const char *words = layout->block->title ? layout->block->title : "";
    TextBlock *title = text_block_new(layout->typesetter, theme_style(STYLE_BODY_STRONG), words, layout->width);
    piece_keep(layout, title, (GDestroyNotify)text_block_free);
    piece_add(layout, draw_digest, title, 12, text_block_height(title, text_block_lines(title)) + 1.4 * theme_style(STYLE_DIGEST)->leading);
}

void
digest_print(Layout *layout)
{
    if (!layout->digest_node || layout->error)
        return;
    g_autofree char *digest = page_digest(layout->document);
    page_run_begin(layout->digest_page, layout->digest_node);
    page_run_undigested(layout->digest_page);
    text_place(layout->typesetter, layout->digest_page, theme_style(STYLE_DIGEST), TEXT_LEFT, layout->left, layout->digest_y, digest);
    page_run_end(layout->digest_page);
}
