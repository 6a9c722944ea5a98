/* SPDX-License-Identifier: Apache-2.0 */
#ifndef REPORTS_PAGE_PAGE_NODE_H
#define REPORTS_PAGE_PAGE_NODE_H

#include <glib.h>
#include <stdbool.h>

/** Structure types of ISO 32000-1 14.8.4 that a report uses; page_node_type_name() gives the PDF word. */
typedef enum PageNodeType {
    PAGE_NODE_DOCUMENT, /* the root, made with the document */
    PAGE_NODE_PART,
    PAGE_NODE_SECT,
    PAGE_NODE_DIV,
    PAGE_NODE_H1,
    PAGE_NODE_H2,
    PAGE_NODE_H3,
    PAGE_NODE_H4,
    PAGE_NODE_H5,
    PAGE_NODE_H6,
    PAGE_NODE_P,
    PAGE_NODE_L,     /* kids: Caption?, LI+ */
    PAGE_NODE_LI,    /* kids: Lbl?, LBody */
    PAGE_NODE_LBL,
    PAGE_NODE_LBODY,
    PAGE_NODE_TABLE, /* kids: Caption?, THead?, TBody+, TFoot?; or TR+ */
    PAGE_NODE_CAPTION,
    PAGE_NODE_THEAD,
    PAGE_NODE_TBODY,
    PAGE_NODE_TFOOT,
    PAGE_NODE_TR,     /* kids: TH and TD */
    PAGE_NODE_TH,     /* needs a scope */
    PAGE_NODE_TD,
    PAGE_NODE_FIGURE, /* needs an alt text; its box is found from what is drawn */
    PAGE_NODE_LINK,   /* needs one page_link_*() */
    PAGE_NODE_TOC,    /* kids: Caption?, TOCI or TOC */
    PAGE_NODE_TOCI,   /* kids: Lbl?, Reference or P or TOC */
    PAGE_NODE_REFERENCE,
    PAGE_NODE_NOTE,   /* needs an id */
    PAGE_NODE_SPAN,   /* a stretch in another language */
    PAGE_NODE_TYPE_COUNT
} PageNodeType;

/** What a header cell stands over. */
typedef enum PageScope { PAGE_SCOPE_NONE, PAGE_SCOPE_COLUMN, PAGE_SCOPE_ROW, PAGE_SCOPE_BOTH } PageScope;

/** How the items of a list are marked. */
typedef enum PageNumbering { PAGE_NUMBERING_NONE, PAGE_NUMBERING_DISC, PAGE_NUMBERING_DECIMAL } PageNumbering;

/** What a node holds, in reading order. */
typedef enum PageKidKind { PAGE_KID_NODE, PAGE_KID_RUN, PAGE_KID_LINK } PageKidKind;

typedef struct PageNode PageNode;
typedef struct PageRun PageRun;
typedef struct PageLink PageLink;

/** One kid of a node; which member holds is told by kind. */
typedef struct PageKid {
    PageKidKind kind;
    PageNode *node;
    PageRun *run;
    PageLink *link;
} PageKid;

/** One structure element. Made by page_node_add(); read by anyone, changed through the functions below alone.
 *  Owner: the document owns nodes and their strings. */
struct PageNode {
    PageNodeType type;
    PageNode *parent;
    GArray *kids; /* PageKid */
    char *alt, *lang, *id, *title;
    char **headers; /* ids of TH, NULL when none */
    PageScope scope;
    PageNumbering numbering;
    unsigned row_span, column_span;
};

/** Add a child node at the end of @p parent's kids. The order of calls that add kids (nodes, runs, links) is the
 *  reading order, whatever the drawing order on the page. Owner: the document. */
PageNode *page_node_add(PageNode *parent, PageNodeType type);

/** Set an attribute; the string is copied, NULL takes it away.
 *  alt: what a Figure shows, made from the drawn values. lang: BCP 47, only where it differs from the parent's.
 *  id: unique in the document; links and headers name it. title: a name for the tag tree, not read aloud. */
void page_node_set_alt(PageNode *node, const char *alt);
void page_node_set_lang(PageNode *node, const char *lang);
void page_node_set_id(PageNode *node, const char *id);
void page_node_set_title(PageNode *node, const char *title);

/** Set the scope of a TH. */
void page_node_set_scope(PageNode *node, PageScope scope);

/** Set how many rows and columns a cell covers, 1 and 1 by default. */
void page_node_set_spans(PageNode *node, unsigned rows, unsigned columns);

/** Name the header cells of a TD or TH by their ids, for tables where scope does not suffice. NULL-terminated. */
void page_node_set_headers(PageNode *node, const char *const *ids);

/** Set how a list is marked. */
void page_node_set_numbering(PageNode *node, PageNumbering numbering);

/** The kid at an index. Owner: the node. */
const PageKid *page_node_kid(const PageNode *node, size_t index);

/** The PDF name of a type, as "TBody". Owner: static. */
const char *page_node_type_name(PageNodeType type);

/** The language in force at a node, its own or an ancestor's, NULL when only the document's. Owner: the node. */
const char *page_node_lang(const PageNode *node);

/** Free a node and all below it; the document does this. */
void page_node_free(PageNode *node);

#endif
