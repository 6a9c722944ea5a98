/* SPDX-License-Identifier: Apache-2.0 */
#include "reports/layout/layout.h"

#include "reports/layout/blocks.h"

static const double UNDER_HEADING = 10; /* pt */

static PageDocument *
new_document(const Report *report)
{
    PageMetadata metadata = {
        .title = report->title,
        .lang = report->lang,
        .author = report->author ? report->author : "",
        .subject = report->subject ? report->subject : "",
        .keywords = report->keywords ? report->keywords : "",
        .tool = report->tool ? report->tool : "",
        .epoch = report->epoch,
    };
    return page_document_new(&metadata);
}

static void
make_pieces(Layout *layout)
{
    static void (*const PIECES[])(Layout *) = {
        [BLOCK_COVER] = cover_pieces,
        [BLOCK_HEADING] = heading_pieces,
        [BLOCK_PARAGRAPH] = paragraph_pieces,
        [BLOCK_LIST] = list_pieces,
        [BLOCK_TABLE] = table_pieces,
        [BLOCK_CHART] = figure_pieces,
        [BLOCK_TILES] = tiles_pieces,
        [BLOCK_CONTENTS] = contents_pieces,
        [BLOCK_DIGEST] = digest_pieces,
    };
    bool after_cover = false, after_heading = false;
    for (size_t i = 0; i < layout->report->blocks->len; i++) {
        layout->block = g_ptr_array_index(layout->report->blocks, i);
        guint first = layout->pieces->len;
        g_autofree char *place = g_strdup(layout->block->title ? layout->block->title : layout->block->id);
        text_set_place(layout->typesetter, place ? place : "");
        PIECES[layout->block->kind](layout);
        if (layout->pieces->len > first && (layout->block->new_page || after_cover))
            g_array_index(layout->pieces, Piece, first).new_page = true;
        if (layout->pieces->len > first && after_heading) {
            Piece *piece = &g_array_index(layout->pieces, Piece, first);
            piece->space = MIN(piece->space, UNDER_HEADING);
        }
        after_heading = layout->block->kind == BLOCK_HEADING;
        after_cover = layout->block->kind == BLOCK_COVER;
    }
    layout->block = NULL;
}

static void
draw_pieces(Layout *layout)
{
    for (size_t i = 0; i < layout->page_count; i++)
        page_add(layout->document, &layout->size);
    for (size_t i = 0; i < layout->pieces->len; i++) {
        const Piece *piece = &g_array_index(layout->pieces, Piece, i);
        size_t next = 0;
        while (i + next + 1 < layout->pieces->len && piece[next + 1].page == piece->page && piece->matter &&
               piece[next + 1].matter == piece->matter && piece[next + 1].draw == piece->draw)
            next++;
        i += piece->draw(layout, page_document_page(layout->document, piece->page), piece, next);
    }
}

static void
lay_out(Layout *layout)
{
    make_pieces(layout);
    if (!layout->error)
        fill_pages(layout);
    if (layout->error)
        return;
    draw_pieces(layout);
    running_draw(layout);
    digest_print(layout);
    if (!layout->error)
        text_check(layout->typesetter, &layout->error);
}

PageDocument *
layout_pages(const Report *report, const LayoutOptions *options, GError **error)
{
    LayoutOptions chosen = options ? *options : (LayoutOptions){0};
    const PageSize *size = chosen.paper ? chosen.paper : theme_letter();
    g_autoptr(Typesetter) typesetter = typesetter_new(chosen.font_folder ? chosen.font_folder : THEME_FONT_FOLDER, report->lang, error);
    if (!typesetter)
        return NULL;
    g_autoptr(PageDocument) document = new_document(report);
    g_autoptr(GArray) pieces = g_array_new(FALSE, TRUE, sizeof(Piece));
    Layout layout = {
        .report = report,
        .typesetter = typesetter,
        .document = document,
        .size = *size,
        .left = size->left,
        .width = size->width - size->left - size->right,
        .top = size->top,
        .bottom = size->height - size->bottom,
        .pieces = pieces,
    };
    lay_out(&layout);
    if (layout.matters)
        g_ptr_array_free(layout.matters, TRUE);
    if (layout.error) {
        g_propagate_error(error, layout.error);
        return NULL;
    }
    return g_steal_pointer(&document);
}
