/* SPDX-License-Identifier: Apache-2.0 */
#include "reports/layout/blocks.h"

typedef struct Heading {
    TextBlock *title, *subtitle; /* subtitle may be NULL */
    unsigned level;
    char *id;
    bool listed;
} Heading;

static void
heading_free(gpointer data)
{
    Heading *heading = data;
    text_block_free(heading->title);
    text_block_free(heading->subtitle);
    g_free(heading->id);
    g_free(heading);
}

char *
heading_id(const Report *report, size_t index)
{
    const Block *block = g_ptr_array_index(report->blocks, index);
    return block->id ? g_strdup(block->id) : g_strdup_printf("heading-%zu", index + 1);
}

/* A chapter is a Part, what follows a heading of level 2 a section of it. */
static PageNode *
open_section(Layout *layout, unsigned level)
{
    if (level == 1) {
        layout->part = page_node_add(page_document_root(layout->document), PAGE_NODE_PART);
        layout->section = NULL;
    } else if (level == 2) {
        layout->section = NULL;
        layout->section = page_node_add(piece_parent(layout), PAGE_NODE_SECT);
    }
    return piece_parent(layout);
}

static size_t
draw_heading(Layout *layout, Page *page, const Piece *piece, size_t next)
{
    const Heading *heading = piece->matter;
    PageNode *parent = open_section(layout, heading->level);
    PageNode *node = page_node_add(parent, (PageNodeType)(PAGE_NODE_H1 + heading->level - 1));
    (void)next;
    page_node_set_id(node, heading->id);
    double y = text_block_place(heading->title, page, node, layout->left, piece->y, 0, text_block_lines(heading->title));
    if (heading->subtitle)
        text_block_place(heading->subtitle, page, page_node_add(parent, PAGE_NODE_P), layout->left, y + 3, 0, text_block_lines(heading->subtitle));
    if (heading->listed)
        page_outline_add(layout->document, heading->level, piece->block->title, node);
    return 0;
}

static size_t
index_of(const Report *report, const Block *block)
{
    guint index = 0;
    g_ptr_array_find(report->blocks, block, &index);
    return index;
}

void
heading_pieces(Layout *layout)
{
    static const StyleName STYLES[] = {STYLE_TITLE, STYLE_SECTION, STYLE_SUBSECTION, STYLE_BODY_STRONG};
    static const double ABOVE[] = {30, 21, 18, 12};
    const Block *block = layout->block;
    Heading *heading = g_new0(Heading, 1);
    unsigned level = CLAMP(block->level, 1, 4);
    heading->level = level;
    heading->id = heading_id(layout->report, index_of(layout->report, block));
    heading->listed = level <= 2;
    heading->title = text_block_new(layout->typesetter, theme_style(STYLES[level - 1]), block->title, layout->width);
    double height = text_block_height(heading->title, text_block_lines(heading->title));
    if (block->subtitle && *block->subtitle) {
        heading->subtitle = text_block_new(layout->typesetter, theme_style(STYLE_SUBTITLE), block->subtitle, layout->width);
        height += 3 + text_block_height(heading->subtitle, text_block_lines(heading->subtitle));
    }
    piece_keep(layout, heading, heading_free);
    Piece *piece = piece_add(layout, draw_heading, heading, ABOVE[level - 1], height);
    piece->keep_next = true;
}
