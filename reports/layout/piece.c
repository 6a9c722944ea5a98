/* SPDX-License-Identifier: Apache-2.0 */
#include "reports/layout/piece.h"

#include "core/base/finding.h"

Piece *
piece_add(Layout *layout, PieceDraw *draw, gpointer matter, double space, double height)
{
    Piece piece = {
        .draw = draw,
        .matter = matter,
        .space = space,
        .least = height,
        .natural = height,
        .most = height,
        .block = layout->block,
    };
    g_array_append_val(layout->pieces, piece);
    return &g_array_index(layout->pieces, Piece, layout->pieces->len - 1);
}

typedef struct Matter {
    gpointer matter;
    GDestroyNotify free_matter;
} Matter;

static void
matter_free(gpointer data)
{
    Matter *kept = data;
    kept->free_matter(kept->matter);
    g_free(kept);
}

void
piece_keep(Layout *layout, gpointer matter, GDestroyNotify free_matter)
{
    Matter *kept = g_new(Matter, 1);
    *kept = (Matter){matter, free_matter};
    if (!layout->matters)
        layout->matters = g_ptr_array_new_with_free_func(matter_free);
    g_ptr_array_add(layout->matters, kept);
}

PageNode *
piece_parent(Layout *layout)
{
    if (!layout->part)
        layout->part = page_node_add(page_document_root(layout->document), PAGE_NODE_PART);
    return layout->section ? layout->section : layout->part;
}

static const char *
place_of(const Block *block)
{
    if (block->title && *block->title)
        return block->title;
    if (block->chart && block->chart->headline)
        return block->chart->headline;
    if (block->table && block->table->caption)
        return block->table->caption;
    return block->id ? block->id : "";
}

void
piece_fail(Layout *layout, unsigned number, const Block *block, const char *detail)
{
    if (!layout->error)
        error_set(&layout->error, number, place_of(block), 0, detail, NULL);
}
