/* SPDX-License-Identifier: Apache-2.0 */
#include "reports/page/page.h"

#include <string.h>

struct PageDocument {
    PageMetadata metadata;
    PageNode *root;
    GPtrArray *pages;    /* Page */
    GPtrArray *outlines; /* PageOutline */
    GPtrArray *kept;     /* copies of points, glyphs and strings */
};

static void
page_free(gpointer data)
{
    Page *page = data;
    g_free(page->label);
    g_array_free(page->items, TRUE);
    g_ptr_array_free(page->runs, TRUE);
    g_ptr_array_free(page->links, TRUE);
    g_free(page);
}

static void
link_free(gpointer data)
{
    PageLink *link = data;
    g_free(link->uri);
    g_free(link->target);
    g_free(link->description);
    g_free(link);
}

static void
outline_free(gpointer data)
{
    PageOutline *outline = data;
    g_free(outline->title);
    g_free(outline);
}

void *
page_document_keep(PageDocument *document, const void *bytes, size_t size)
{
    void *copy = g_memdup2(bytes, size);
    if (copy)
        g_ptr_array_add(document->kept, copy);
    return copy;
}

static const char *
keep_text(PageDocument *document, const char *text)
{
    return page_document_keep(document, text ? text : "", strlen(text ? text : "") + 1);
}

PageDocument *
page_document_new(const PageMetadata *metadata)
{
    PageDocument *document = g_new0(PageDocument, 1);
    document->root = page_node_add(NULL, PAGE_NODE_DOCUMENT);
    document->pages = g_ptr_array_new_with_free_func(page_free);
    document->outlines = g_ptr_array_new_with_free_func(outline_free);
    document->kept = g_ptr_array_new_with_free_func(g_free);
    document->metadata = (PageMetadata){
        .title = keep_text(document, metadata->title),
        .lang = keep_text(document, metadata->lang),
        .author = keep_text(document, metadata->author),
        .subject = keep_text(document, metadata->subject),
        .keywords = keep_text(document, metadata->keywords),
        .tool = keep_text(document, metadata->tool),
        .epoch = metadata->epoch,
    };
    return document;
}

void
page_document_free(PageDocument *document)
{
    if (!document)
        return;
    page_node_free(document->root);
    g_ptr_array_free(document->pages, TRUE);
    g_ptr_array_free(document->outlines, TRUE);
    g_ptr_array_free(document->kept, TRUE);
    g_free(document);
}

PageNode *
page_document_root(const PageDocument *document)
{
    return document->root;
}

const PageMetadata *
page_document_metadata(const PageDocument *document)
{
    return &document->metadata;
}

size_t
page_document_size(const PageDocument *document)
{
    return document->pages->len;
}

Page *
page_document_page(const PageDocument *document, size_t index)
{
    return g_ptr_array_index(document->pages, index);
}

static const PageNode *
find(const PageNode *node, const char *id)
{
    if (g_strcmp0(node->id, id) == 0)
        return node;
    for (size_t i = 0; i < node->kids->len; i++) {
        const PageNode *kid = page_node_kid(node, i)->node;
        const PageNode *found = kid ? find(kid, id) : NULL;
        if (found)
            return found;
    }
    return NULL;
}

const PageNode *
page_document_find(const PageDocument *document, const char *id)
{
    return find(document->root, id);
}

void
page_outline_add(PageDocument *document, unsigned level, const char *title, const PageNode *node)
{
    PageOutline *outline = g_new0(PageOutline, 1);
    outline->level = document->outlines->len == 0 ? 1 : CLAMP(level, 1, 2);
    outline->title = g_strdup(title);
    outline->node = node;
    g_ptr_array_add(document->outlines, outline);
}

const GPtrArray *
page_document_outlines(const PageDocument *document)
{
    return document->outlines;
}

Page *
page_add(PageDocument *document, const PageSize *size)
{
    Page *page = g_new0(Page, 1);
    page->document = document;
    page->size = *size;
    page->items = g_array_new(FALSE, TRUE, sizeof(PageItem));
    page->runs = g_ptr_array_new_with_free_func(g_free);
    page->links = g_ptr_array_new_with_free_func(link_free);
    g_ptr_array_add(document->pages, page);
    page->number = document->pages->len;
    return page;
}

void
page_set_label(Page *page, const char *label)
{
    char *copy = g_strdup(label);
    g_free(page->label);
    page->label = copy;
}

static PageRun *
run_open(Page *page)
{
    page_run_end(page);
    PageRun *run = g_new0(PageRun, 1);
    run->page = page;
    run->first = page->items->len;
    g_ptr_array_add(page->runs, run);
    page->open = run;
    return run;
}

void
page_run_begin(Page *page, PageNode *node)
{
    PageRun *run = run_open(page);
    PageKid kid = {.kind = PAGE_KID_RUN, .run = run};
    run->node = node;
    g_array_append_val(node->kids, kid);
}

void
page_artifact_begin(Page *page, PageArtifact artifact)
{
    run_open(page)->artifact = artifact;
}

void
page_run_undigested(Page *page)
{
    if (page->open)
        page->open->undigested = true;
}

static void
forget_run(PageRun *run)
{
    GArray *kids = run->node ? run->node->kids : NULL;
    for (guint i = kids ? kids->len : 0; i > 0; i--) {
        if (page_node_kid(run->node, i - 1)->run != run)
            continue;
        g_array_remove_index(kids, i - 1);
        break;
    }
    g_ptr_array_remove_index(run->page->runs, run->page->runs->len - 1);
}

void
page_run_end(Page *page)
{
    PageRun *run = page->open;
    page->open = NULL;
    if (run && run->count == 0)
        forget_run(run);
}

static void
link_add(PageNode *node, Page *page, PageBox box, PageLink *link)
{
    PageKid kid = {.kind = PAGE_KID_LINK, .link = link};
    link->node = node;
    link->page = page;
    link->box = box;
    g_ptr_array_add(page->links, link);
    g_array_append_val(node->kids, kid);
}

void
page_link_uri(PageNode *node, Page *page, PageBox box, const char *uri, const char *description)
{
    PageLink *link = g_new0(PageLink, 1);
    link->uri = g_strdup(uri);
    link->description = g_strdup(description);
    link_add(node, page, box, link);
}

void
page_link_id(PageNode *node, Page *page, PageBox box, const char *id, const char *description)
{
    PageLink *link = g_new0(PageLink, 1);
    link->target = g_strdup(id);
    link->description = g_strdup(description);
    link_add(node, page, box, link);
}

static PageBox
joined(PageBox a, PageBox b)
{
    double x = MIN(a.x, b.x), y = MIN(a.y, b.y);
    double right = MAX(a.x + a.width, b.x + b.width), bottom = MAX(a.y + a.height, b.y + b.height);
    return (PageBox){x, y, right - x, bottom - y};
}

static PageBox
common(PageBox a, PageBox b)
{
    double x = MAX(a.x, b.x), y = MAX(a.y, b.y);
    double right = MIN(a.x + a.width, b.x + b.width), bottom = MIN(a.y + a.height, b.y + b.height);
    return (PageBox){x, y, MAX(right - x, 0), MAX(bottom - y, 0)};
}

/* Clips nest; one level is kept exactly, deeper ones only narrow it further. */
static void
extend(const PageRun *run, Page **page, PageBox *box)
{
    PageBox clip = {0, 0, run->page->size.width, run->page->size.height};
    for (size_t i = run->first; i < run->first + run->count; i++) {
        const PageItem *item = &g_array_index(run->page->items, PageItem, i);
        if (item->kind == PAGE_ITEM_CLIP) {
            clip = common(clip, item->box);
        } else if (item->kind == PAGE_ITEM_UNCLIP) {
            clip = (PageBox){0, 0, run->page->size.width, run->page->size.height};
        } else {
            PageBox seen = common(item->box, clip);
            *box = *page ? joined(*box, seen) : seen;
            *page = run->page;
        }
    }
}

static void
extent(const PageNode *node, Page **page, PageBox *box)
{
    for (size_t i = 0; i < node->kids->len; i++) {
        const PageKid *kid = page_node_kid(node, i);
        if (kid->kind == PAGE_KID_NODE)
            extent(kid->node, page, box);
        else if (kid->kind == PAGE_KID_RUN && (!*page || *page == kid->run->page))
            extend(kid->run, page, box);
    }
}

Page *
page_node_extent(const PageNode *node, PageBox *box)
{
    Page *page = NULL;
    *box = (PageBox){0};
    extent(node, &page, box);
    return page;
}
