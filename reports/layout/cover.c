/* SPDX-License-Identifier: Apache-2.0 */
#include <math.h>

#include "reports/layout/blocks.h"
#include "reports/layout/words.h"

static const double DROP = 96, DROP_LEAST = 40, BAND = 7, AFTER_TITLE = 8, AFTER_SUBTITLE = 26, AFTER_LEAD = 26, LABEL_SHARE = 0.3, GAP = 16;
static const double ROW = 6, ROW_LEAST = 1.5; /* above and below a fact */

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
    return fmax(height_of(g_ptr_array_index(cover->labels, index)), height_of(g_ptr_array_index(cover->texts, index)));
}

static double
place(TextBlock *block, Page *page, PageNode *node, double x, double y)
{
    return text_block_place(block, page, node, x, y, 0, text_block_lines(block));
}

static void
draw_facts(const Layout *layout, const Cover *cover, Page *page, PageNode *parent, double y, double pad)
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
        place(g_ptr_array_index(cover->labels, i), page, head, layout->left, y + pad);
        place(g_ptr_array_index(cover->texts, i), page, page_node_add(row, PAGE_NODE_TD), layout->left + cover->label_width + GAP, y + pad);
        y += fact_height(cover, i) + 2 * pad;
    }
}

static size_t
draw_cover(Layout *layout, Page *page, const Piece *piece, size_t next)
{
    const Cover *cover = piece->matter;
    PageNode *parent = piece_parent(layout), *title = page_node_add(parent, PAGE_NODE_H1);
    double give = piece->natural > piece->least ? (piece->natural - piece->height) / (piece->natural - piece->least) : 0;
    double y = piece->y + DROP - give * (DROP - DROP_LEAST);
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
    draw_facts(layout, cover, page, parent, y, ROW - give * (ROW - ROW_LEAST));
    return 0;
}

static TextStyle
scaled(StyleName name, double scale)
{
    TextStyle style = *theme_style(name);
    style.size *= scale;
    style.leading *= scale;
    return style;
}

static double
label_width(Layout *layout, const TextStyle *style)
{
    double width = 0, word = 0;
    for (size_t i = 0; i < layout->block->facts->len; i++) {
        const BlockFact *fact = g_ptr_array_index(layout->block->facts, i);
        width = fmax(width, text_width(layout->typesetter, style, fact->label));
        word = fmax(word, text_min_width(layout->typesetter, style, fact->label));
    }
    return fmax(word, fmin(width, LABEL_SHARE * layout->width)) + 0.1;
}

/* Adds the facts; returns their height without the room around them. */
static double
wrap_facts(Layout *layout, Cover *cover, double scale)
{
    TextStyle label = scaled(STYLE_TABLE_STRONG, scale), text = scaled(STYLE_TABLE, scale);
    double height = 0;
    cover->label_width = label_width(layout, &label);
    for (size_t i = 0; i < layout->block->facts->len; i++) {
        const BlockFact *fact = g_ptr_array_index(layout->block->facts, i);
        g_ptr_array_add(cover->labels, text_block_new(layout->typesetter, &label, fact->label, cover->label_width));
        g_ptr_array_add(cover->texts, words_wrap(layout->typesetter, &text, fact->text, layout->width - cover->label_width - GAP));
        height += fact_height(cover, i);
    }
    return height;
}

static Cover *
cover_new(Layout *layout, double scale, double *height)
{
    const Block *block = layout->block;
    Cover *cover = g_new0(Cover, 1);
    TextStyle lead = {FACE_REGULAR, 12 * scale, 17 * scale, COLOUR_INK, false};
    TextStyle title = scaled(STYLE_COVER_TITLE, scale), subtitle = scaled(STYLE_COVER_SUBTITLE, scale);
    cover->labels = g_ptr_array_new_with_free_func((GDestroyNotify)text_block_free);
    cover->texts = g_ptr_array_new_with_free_func((GDestroyNotify)text_block_free);
    cover->title = text_block_new(layout->typesetter, &title, block->title ? block->title : layout->report->title, layout->width);
    if (block->subtitle && *block->subtitle)
        cover->subtitle = text_block_new(layout->typesetter, &subtitle, block->subtitle, layout->width);
    if (!words_empty(block->text))
        cover->lead = words_wrap(layout->typesetter, &lead, block->text, fmin(layout->width, PIECE_MEASURE));
    *height = DROP + height_of(cover->title) + AFTER_TITLE + height_of(cover->subtitle) + AFTER_SUBTITLE + height_of(cover->lead) +
              (cover->lead ? AFTER_LEAD : 0) + wrap_facts(layout, cover, scale) + 2 * ROW * (double)block->facts->len;
    return cover;
}

/* Room is given first, then all sizes shrink by steps: the cover is one page. */
void
cover_pieces(Layout *layout)
{
    static const double SCALES[] = {1, 0.92, 0.85, 0.78};
    double height = 0, give = DROP - DROP_LEAST + 2 * (ROW - ROW_LEAST) * (double)layout->block->facts->len;
    Cover *cover = NULL;
    for (size_t step = 0; step < G_N_ELEMENTS(SCALES); step++) {
        if (cover)
            cover_free(cover);
        cover = cover_new(layout, SCALES[step], &height);
        if (height - give <= layout->bottom - layout->top)
            break;
    }
    piece_keep(layout, cover, cover_free);
    piece_add(layout, draw_cover, cover, 0, height)->least = height - give;
}
