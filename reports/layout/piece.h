/* SPDX-License-Identifier: Apache-2.0 */
#ifndef REPORTS_LAYOUT_PIECE_H
#define REPORTS_LAYOUT_PIECE_H

#include <glib.h>
#include <stdbool.h>

#include "reports/page/block.h"
#include "reports/page/page.h"
#include "reports/text/text.h"

/* Inside the room only. A report becomes a list of pieces, each too small to be broken; fill_pages() gives every piece
 * its page, place and height; then they are drawn, one after the other. Nothing is drawn before all is placed, so the
 * contents know the pages of all headings. */

typedef struct Piece Piece;
typedef struct Layout Layout;

/** Draws a piece at its place. next: how many pieces after it, on the same page, belong to the same matter and can be
 *  drawn at once; returns how many of them it has drawn. */
typedef size_t PieceDraw(Layout *layout, Page *page, const Piece *piece, size_t next);

/** A part of a block that stands on one page. Units: points. */
struct Piece {
    PieceDraw *draw;
    gpointer matter;      /* what its pieces share; owned by the layout */
    size_t first, count;  /* lines or rows of the matter */
    double space;         /* above; dropped at the top of a page */
    double head;          /* more height at the top of a page: a table head that is repeated */
    double least, natural, most;
    bool new_page;        /* begins a page */
    bool keep_next;       /* stays on the page of the piece behind it */
    const Block *block;   /* named when it does not fit */
    size_t page;          /* from 0; set by fill_pages() */
    double y, height;     /* set by fill_pages(); the head is in height */
    bool headed;          /* begins a page with a repeated head */
};

/** All that is needed while a report is laid out. */
struct Layout {
    const Report *report;
    Typesetter *typesetter;
    PageDocument *document;
    PageSize size;
    double left, width, top, bottom; /* the type area */
    const Block *block;  /* being made into pieces */
    GArray *pieces;      /* of Piece */
    GPtrArray *matters;  /* of Matter */
    size_t page_count;   /* set by fill_pages() */
    PageNode *part, *section; /* where nodes hang */
    PageNode *digest_node;
    Page *digest_page;
    double digest_y;
    GError *error;       /* the first */
};

/** Widest line of running text. Units: points. */
#define PIECE_MEASURE 462.0

/** Append a piece of a height that cannot change; more is set through what is returned, until the next call.
 *  Owner: the layout. */
Piece *piece_add(Layout *layout, PieceDraw *draw, gpointer matter, double space, double height);

/** Keep a matter for as long as the layout lives. Owner: takes @p matter. */
void piece_keep(Layout *layout, gpointer matter, GDestroyNotify free_matter);

/** Where nodes of ordinary blocks hang now. Owner: the document. */
PageNode *piece_parent(Layout *layout);

/** Keep the first error, with the place of the block. */
void piece_fail(Layout *layout, unsigned number, const Block *block, const char *detail);

/** Put pieces on pages. Errors: H7161 through piece_fail(). */
void fill_pages(Layout *layout);

#endif
