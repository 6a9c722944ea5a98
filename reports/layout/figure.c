/* SPDX-License-Identifier: Apache-2.0 */
/* Headline, subtitle and note are paragraphs around the chart, not its caption: a reader that speaks the alt text of a
 * figure leaves out what stands inside it. */
#include "reports/chart/chart.h"
#include "reports/layout/blocks.h"

typedef struct Caption {
    TextBlock *headline, *subtitle;
} Caption;

static void
caption_free(gpointer data)
{
    Caption *caption = data;
    text_block_free(caption->headline);
    text_block_free(caption->subtitle);
    g_free(caption);
}

static double
height_of(const TextBlock *block)
{
    return block ? text_block_height(block, text_block_lines(block)) : 0;
}

static size_t
draw_caption(Layout *layout, Page *page, const Piece *piece, size_t next)
{
    const Caption *caption = piece->matter;
    PageNode *parent = piece_parent(layout);
    double y = piece->y;
    (void)next;
    if (caption->headline)
        y = text_block_place(caption->headline, page, page_node_add(parent, PAGE_NODE_P), layout->left, y, 0, text_block_lines(caption->headline)) + 2;
    if (caption->subtitle)
        text_block_place(caption->subtitle, page, page_node_add(parent, PAGE_NODE_P), layout->left, y, 0, text_block_lines(caption->subtitle));
    return 0;
}

static size_t
draw_chart(Layout *layout, Page *page, const Piece *piece, size_t next)
{
    ChartPlace place = {
        .typesetter = layout->typesetter,
        .page = page,
        .parent = piece_parent(layout),
        .box = {layout->left, piece->y, layout->width, piece->height},
    };
    PageNode *node = chart_draw(piece->block->chart, &place);
    (void)next;
    page_node_set_id(node, piece->block->id);
    return 0;
}

static TextBlock *
wrap(Layout *layout, const TextStyle *style, const char *text)
{
    return text && *text ? text_block_new(layout->typesetter, style, text, layout->width) : NULL;
}

/* Right under a heading the headline belongs to it, and under the lead of a section it says more of the same. */
static double
space_above(const Layout *layout)
{
    guint n = layout->pieces->len;
    const Piece *before = n > 0 ? &g_array_index(layout->pieces, Piece, n - 1) : NULL;
    if (before && before->block->kind == BLOCK_HEADING)
        return 7;
    return before && before->block->kind == BLOCK_PARAGRAPH && before->block->tone == TONE_LEAD ? 12 : 20;
}

void
figure_pieces(Layout *layout)
{
    const BlockChart *chart = layout->block->chart;
    TextStyle headline = {FACE_BOLD, 11.5, 15, COLOUR_NAVY, false}, subtitle = *theme_style(STYLE_SUBTITLE);
    subtitle.size = 9.5;
    subtitle.leading = 12.5;
    Caption *caption = g_new0(Caption, 1);
    caption->headline = wrap(layout, &headline, chart->headline);
    caption->subtitle = wrap(layout, &subtitle, chart->subtitle);
    piece_keep(layout, caption, caption_free);
    double height = height_of(caption->headline) + height_of(caption->subtitle) + (caption->subtitle ? 2 : 0);
    if (height > 0)
        piece_add(layout, draw_caption, caption, space_above(layout), height)->keep_next = true;
    ChartHeight tall = {0};
    if (!chart_measure(layout->typesetter, chart, layout->width, &tall, layout->error ? NULL : &layout->error))
        return;
    Piece *piece = piece_add(layout, draw_chart, NULL, height > 0 ? 7 : 14, tall.natural);
    TextBlock *note = wrap(layout, theme_style(STYLE_NOTE), chart->note);
    piece->least = tall.least;
    piece->most = tall.most;
    piece->keep_next = note || layout->block->keep_next;
    if (note)
        lines_pieces(layout, note, PAGE_NODE_P, 0, 4, layout->block->keep_next);
}
