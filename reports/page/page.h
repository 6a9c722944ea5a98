/* SPDX-License-Identifier: Apache-2.0 */
#ifndef REPORTS_PAGE_PAGE_H
#define REPORTS_PAGE_PAGE_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "reports/page/page_node.h"
#include "reports/style/theme.h"

/* The page model: a tree of structure nodes (what is said, in reading order) and, on each page, a flat list of
 * items (what is drawn, in drawing order). Runs tie them: every item lies in exactly one run, and a run belongs to
 * a node or is an artifact. Runs never nest and never cross a page; a node may own many, on several pages.
 *
 *     PageDocument *document = page_document_new(&metadata);
 *     Page *page = page_add(document, theme_letter());
 *     PageNode *p = page_node_add(page_document_root(document), PAGE_NODE_P);
 *     page_run_begin(page, p);
 *     ... items ...            text comes from reports/text: text_place(), text_block_place()
 *     page_run_end(page);
 *
 * Units: points; the origin is the page's top left corner, y grows downwards; colours are 0xRRGGBB. */

/** A rectangle. Units: points. */
typedef struct PageBox {
    double x, y, width, height;
} PageBox;

/** A point of a path; move starts a new sub-path, so that areas may have holes (even-odd rule). */
typedef struct PagePoint {
    double x, y;
    bool move; /* the first point of a path always is one */
} PagePoint;

/** Patterns of lines; a second cue beside colour. */
typedef enum PageDash { PAGE_DASH_SOLID, PAGE_DASH_DASHED, PAGE_DASH_DOTTED, PAGE_DASH_LONG, PAGE_DASH_MIXED } PageDash;

/** How a shape is painted: zero-initialised it is invisible. Shapes are opaque: take a tint, not an alpha. */
typedef struct PagePaint {
    bool fill, stroke;
    uint32_t fill_colour, stroke_colour;
    double width;  /* of the stroke; joins and caps are round when rounded, else mitred and butt */
    PageDash dash;
    bool rounded;
} PagePaint;

/** Paints that callers need all the time. */
PagePaint page_filled(uint32_t colour);
PagePaint page_stroked(uint32_t colour, double width);
PagePaint page_outlined(uint32_t fill, uint32_t stroke, double width);

/** One glyph of a text item. Units: points from the item's origin, y downwards. */
typedef struct PageGlyph {
    uint32_t id; /* glyph index in the face's file */
    double x, y;
} PageGlyph;

/** How many bytes of the text one group of glyphs stands for, in text order. */
typedef struct PageCluster {
    uint16_t bytes, glyphs;
} PageCluster;

/** One line of text in one style, shaped. */
typedef struct PageText {
    const char *text; /* UTF-8 as it is to be read; no soft hyphen but at a line's end */
    TextStyle style;
    double x, baseline, width;
    const PageGlyph *glyphs;
    const PageCluster *clusters;
    size_t glyph_count, cluster_count;
} PageText;

/** What an item draws. */
typedef enum PageItemKind {
    PAGE_ITEM_RECT,   /* box, paint */
    PAGE_ITEM_ROUND,  /* box, radius, paint: rounded corners */
    PAGE_ITEM_CIRCLE, /* box around it, paint */
    PAGE_ITEM_PATH,   /* points, closed, paint: line, polyline, polygon with holes */
    PAGE_ITEM_HATCH,  /* points (closed), paint of the lines: slanted lines clipped to the area */
    PAGE_ITEM_TEXT,   /* text */
    PAGE_ITEM_CLIP,   /* box: all up to the matching UNCLIP, in the same run, is cut to it */
    PAGE_ITEM_UNCLIP
} PageItemKind;

/** One thing drawn. Owner: the document. */
typedef struct PageItem {
    PageItemKind kind;
    bool closed;
    PageBox box; /* around the points, the circle or the text too */
    double radius;
    PagePaint paint;
    const PagePoint *points;
    size_t point_count;
    const PageText *text;
} PageItem;

/** What an artifact is: decoration, or repeated matter that a reader with a screen reader skips. */
typedef enum PageArtifact {
    PAGE_ARTIFACT_LAYOUT, /* rules, bars and axes whose values are text elsewhere, a repeated table head */
    PAGE_ARTIFACT_HEADER, /* running header; may stand in the top margin */
    PAGE_ARTIFACT_FOOTER  /* running footer with the page's number; may stand in the bottom margin */
} PageArtifact;

typedef struct Page Page;
typedef struct PageDocument PageDocument;

/** Items of one page drawn together. node is NULL for an artifact. */
struct PageRun {
    Page *page;
    PageNode *node;
    PageArtifact artifact;
    bool undigested;
    size_t first, count; /* items of the page */
};

/** A link's active box on a page and where it leads: a URI or the id of a node. */
struct PageLink {
    Page *page;
    PageNode *node;
    PageBox box;
    char *uri, *target;
    char *description; /* read aloud instead of the address */
};

/** An entry of the bookmarks. */
typedef struct PageOutline {
    unsigned level; /* 1 or 2 */
    char *title;
    const PageNode *node; /* where it leads */
} PageOutline;

/** One page. Read by anyone, changed through the functions below alone. */
struct Page {
    PageDocument *document;
    unsigned number; /* from 1 */
    PageSize size;
    char *label;     /* NULL: its number */
    GArray *items;   /* PageItem */
    GPtrArray *runs; /* PageRun, in drawing order */
    GPtrArray *links; /* PageLink */
    PageRun *open;
};

/** What the document says about itself. Strings are copied by page_document_new(). */
typedef struct PageMetadata {
    const char *title;
    const char *lang; /* BCP 47: "en-US", "es-CO" */
    const char *author, *subject, *keywords; /* "" when none */
    const char *tool; /* "Hito 0.1.0" */
    int64_t epoch; /* seconds: --as-of or SOURCE_DATE_EPOCH, never the clock */
} PageMetadata;

/** A document without pages. Owner: caller, page_document_free(). */
PageDocument *page_document_new(const PageMetadata *metadata);

/** Free a document with its pages and nodes; NULL is allowed. */
void page_document_free(PageDocument *document);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PageDocument, page_document_free)

/** The root of the tree, of type Document. Owner: the document. */
PageNode *page_document_root(const PageDocument *document);

/** What page_document_new() was given. Owner: the document. */
const PageMetadata *page_document_metadata(const PageDocument *document);

/** Number of pages, and the page at an index from 0. Owner: the document. */
size_t page_document_size(const PageDocument *document);
Page *page_document_page(const PageDocument *document, size_t index);

/** The node with this id, NULL when none. Owner: the document. */
const PageNode *page_document_find(const PageDocument *document, const char *id);

/** Copy bytes for as long as the document lives. Owner: the document. */
void *page_document_keep(PageDocument *document, const void *bytes, size_t size);

/** Add a bookmark; level 2 belongs to the last one of level 1. The title is copied. */
void page_outline_add(PageDocument *document, unsigned level, const char *title, const PageNode *node);

/** The bookmarks, PageOutline. Owner: the document. */
const GPtrArray *page_document_outlines(const PageDocument *document);

/** Add a page at the end. Owner: the document. */
Page *page_add(PageDocument *document, const PageSize *size);

/** Set the label that viewers show for a page ("i", "A-1"). Copied. */
void page_set_label(Page *page, const char *label);

/** Open a run of a node, at the end of its kids; pages may be drawn on in any order.
 *  A run that is open on the page is ended first; one that gets no item vanishes. */
void page_run_begin(Page *page, PageNode *node);

/** Open a run that the reading order leaves out. */
void page_artifact_begin(Page *page, PageArtifact artifact);

/** Keep the open run out of page_digest(): only for the line that prints the digest itself. Its node and its page must
 *  exist before the digest is taken; the line is then placed last. */
void page_run_undigested(Page *page);

/** Close the open run; does nothing when none is. */
void page_run_end(Page *page);

/** Draw a shape in the open run; without one it becomes an artifact run of its own. */
void page_rect(Page *page, PageBox box, PagePaint paint);
void page_round_rect(Page *page, PageBox box, double radius, PagePaint paint);
void page_circle(Page *page, double x, double y, double radius, PagePaint paint);
void page_line(Page *page, double x1, double y1, double x2, double y2, PagePaint paint);

/** Draw a path through points (copied); closed paths may be filled, with holes by the even-odd rule. */
void page_path(Page *page, const PagePoint *points, size_t count, bool closed, PagePaint paint);

/** Fill an area with slanted lines: "suppressed" in bars and on maps, never with the true length. Draw its outline with
 *  page_rect() or page_path(). paint: stroke colour and width of the lines. */
void page_hatch_box(Page *page, PageBox box, PagePaint paint);
void page_hatch_path(Page *page, const PagePoint *points, size_t count, PagePaint paint);

/** Cut what follows in the open run to a box, until page_unclip() in the same run. Clips nest. */
void page_clip(Page *page, PageBox box);
void page_unclip(Page *page);

/** Add a shaped text item (all copied). Called by reports/text, which alone knows glyphs and widths. */
void page_text(Page *page, const PageText *text);

/** Give a Link node its active box: leads out to a URI, or to the node with an id (which may be made later).
 *  description: what the link leads to, in the document's language. A link that wraps needs one per line. */
void page_link_uri(PageNode *link, Page *page, PageBox box, const char *uri, const char *description);
void page_link_id(PageNode *link, Page *page, PageBox box, const char *id, const char *description);

/** The box around everything a node and the nodes below it draw on the page where they begin.
 *  Returns that page, NULL when nothing is drawn. Owner: the document. */
Page *page_node_extent(const PageNode *node, PageBox *box);

#endif
