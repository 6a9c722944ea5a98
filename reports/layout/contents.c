/* SPDX-License-Identifier: Apache-2.0 */
#include "reports/layout/blocks.h"

static const double NUMBER_ROOM = 34, INDENT = 16;

typedef struct Contents {
    PageNode *toc;
    TextBlock *title;
    GHashTable *pages; /* Block -> page from 1; made when first drawn */
} Contents;

typedef struct Entry {
    Contents *contents;
    const Block *heading;
    TextBlock *title;
    char *target;
} Entry;

static void
contents_free(gpointer data)
{
    Contents *contents = data;
    text_block_free(contents->title);
    if (contents->pages)
        g_hash_table_destroy(contents->pages);
    g_free(contents);
}

static void
entry_free(gpointer data)
{
    Entry *entry = data;
    text_block_free(entry->title);
    g_free(entry->target);
    g_free(entry);
}

static void
find_pages(const Layout *layout, Contents *contents)
{
    contents->pages = g_hash_table_new(NULL, NULL);
    for (size_t i = 0; i < layout->pieces->len; i++) {
        const Piece *piece = &g_array_index(layout->pieces, Piece, i);
        if (piece->block->kind == BLOCK_HEADING)
            g_hash_table_insert(contents->pages, (gpointer)(guintptr)piece->block, GSIZE_TO_POINTER(piece->page + 1));
    }
}

static size_t
draw_title(Layout *layout, Page *page, const Piece *piece, size_t next)
{
    const Contents *contents = piece->matter;
    PageNode *node = page_node_add(piece_parent(layout), PAGE_NODE_H1);
    (void)next;
    page_node_set_id(node, piece->block->id);
    text_block_place(contents->title, page, node, layout->left, piece->y, 0, text_block_lines(contents->title));
    return 0;
}

static void
draw_leader(Page *page, double left, double right, double y)
{
    PagePaint dots = page_stroked(COLOUR_LINE, 0.8);
    dots.dash = PAGE_DASH_DOTTED;
    page_artifact_begin(page, PAGE_ARTIFACT_LAYOUT);
    if (right > left)
        page_line(page, left, y, right, y, dots);
    page_run_end(page);
}

static size_t
draw_entry(Layout *layout, Page *page, const Piece *piece, size_t next)
{
    const Entry *entry = piece->matter;
    Contents *contents = entry->contents;
    bool chapter = entry->heading->level <= 1;
    const TextStyle *style = theme_style(chapter ? STYLE_BODY_STRONG : STYLE_BODY);
    (void)next;
    if (!contents->toc)
        contents->toc = page_node_add(piece_parent(layout), PAGE_NODE_TOC);
    if (!contents->pages)
        find_pages(layout, contents);
    size_t lines = text_block_lines(entry->title);
    double left = layout->left + (chapter ? 0 : INDENT), right = layout->left + layout->width;
    PageNode *reference = page_node_add(page_node_add(contents->toc, PAGE_NODE_TOCI), PAGE_NODE_REFERENCE);
    PageNode *link = page_node_add(reference, PAGE_NODE_LINK);
    double bottom = text_block_place(entry->title, page, link, left, piece->y, 0, lines);
    double baseline = bottom - style->leading + (style->leading - theme_ascent(style) - theme_descent(style)) / 2 + theme_ascent(style);
    g_autofree char *number = g_strdup_printf("%u", GPOINTER_TO_UINT(g_hash_table_lookup(contents->pages, entry->heading)));
    page_run_begin(page, link);
    double width = text_place(layout->typesetter, page, style, TEXT_RIGHT, right, baseline, number);
    page_run_end(page);
    page_link_id(link, page, (PageBox){left, piece->y, right - left, piece->height}, entry->target, entry->heading->title);
    draw_leader(page, left + text_block_last_width(entry->title) + 6, right - width - 5, baseline - 0.5);
    return 0;
}

static void
add_entry(Layout *layout, Contents *contents, size_t index)
{
    const Block *heading = g_ptr_array_index(layout->report->blocks, index);
    bool chapter = heading->level <= 1;
    const TextStyle *style = theme_style(chapter ? STYLE_BODY_STRONG : STYLE_BODY);
    Entry *entry = g_new0(Entry, 1);
    entry->contents = contents;
    entry->heading = heading;
    entry->target = heading_id(layout->report, index);
    entry->title = text_block_new(layout->typesetter, style, heading->title, layout->width - (chapter ? 0 : INDENT) - NUMBER_ROOM);
    piece_keep(layout, entry, entry_free);
    piece_add(layout, draw_entry, entry, chapter ? 9 : 3, text_block_height(entry->title, text_block_lines(entry->title)))->keep_next = chapter;
}

void
contents_pieces(Layout *layout)
{
    Contents *contents = g_new0(Contents, 1);
    contents->title = text_block_new(layout->typesetter, theme_style(STYLE_TITLE), layout->block->title ? layout->block->title : "", layout->width);
    piece_keep(layout, contents, contents_free);
    if (text_block_lines(contents->title) > 0)
        piece_add(layout, draw_title, contents, 24, text_block_height(contents->title, text_block_lines(contents->title)))->keep_next = true;
    for (size_t i = 0; i < layout->report->blocks->len; i++) {
        const Block *block = g_ptr_array_index(layout->report->blocks, i);
        if (block->kind == BLOCK_HEADING && block->in_contents && block->level <= 2)
            add_entry(layout, contents, i);
    }
    if (layout->pieces->len > 0)
        g_array_index(layout->pieces, Piece, layout->pieces->len - 1).keep_next = false;
}
