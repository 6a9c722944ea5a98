/* SPDX-License-Identifier: Apache-2.0 */
#include "reports/page/page_dump.h"

#include <math.h>
#include <string.h>

#include "core/base/digest.h"

static const char *const DASHES[] = {"solid", "dashed", "dotted", "long", "mixed"};
static const char *const FACES[] = {"regular", "italic", "semibold", "bold"};
static const char *const ARTIFACTS[] = {"layout", "header", "footer"};
static const char *const SCOPES[] = {"none", "column", "row", "both"};
static const char *const NUMBERINGS[] = {"none", "disc", "decimal"};

/* The one place where coordinates become text; the sign of a rounded zero is dropped, and the
 * numbers are printed the same in every locale. */
static void
add_number(GString *out, double value)
{
    gint64 hundredths = (gint64)llround(value * 100);
    const char *sign = hundredths < 0 ? "-" : "";
    gint64 size = hundredths < 0 ? -hundredths : hundredths;
    g_string_append_printf(out, " %s%" G_GINT64_FORMAT ".%02d", sign, size / 100, (int)(size % 100));
}

static void
add_box(GString *out, const PageBox *box)
{
    add_number(out, box->x);
    add_number(out, box->y);
    add_number(out, box->width);
    add_number(out, box->height);
}

static void
add_quoted(GString *out, const char *key, const char *text)
{
    if (!text)
        return;
    g_string_append_printf(out, " %s\"", key);
    for (const char *p = text; *p; p++) {
        if (*p == '"' || *p == '\\')
            g_string_append_c(out, '\\');
        if (*p == '\n')
            g_string_append(out, "\\n");
        else
            g_string_append_c(out, *p);
    }
    g_string_append_c(out, '"');
}

static void
add_paint(GString *out, const PagePaint *paint)
{
    if (paint->fill)
        g_string_append_printf(out, " fill %06x", (unsigned)paint->fill_colour);
    if (paint->stroke) {
        g_string_append_printf(out, " stroke %06x", (unsigned)paint->stroke_colour);
        add_number(out, paint->width);
        if (paint->dash != PAGE_DASH_SOLID)
            g_string_append_printf(out, " %s", DASHES[paint->dash]);
        if (paint->rounded)
            g_string_append(out, " rounded");
    }
}

static void
add_points(GString *out, const PageItem *item)
{
    for (size_t i = 0; i < item->point_count; i++) {
        g_string_append(out, item->points[i].move ? " M" : " L");
        add_number(out, item->points[i].x);
        add_number(out, item->points[i].y);
    }
    if (item->closed)
        g_string_append(out, " Z");
}

static void
add_text(GString *out, const PageText *text)
{
    add_number(out, text->x);
    add_number(out, text->baseline);
    add_number(out, text->width);
    g_string_append_printf(out, " %s", FACES[text->style.face]);
    add_number(out, text->style.size);
    g_string_append_printf(out, " %06x%s", (unsigned)text->style.colour, text->style.tabular ? " tabular" : "");
    add_quoted(out, "", text->text);
}

static void
add_item(GString *out, const PageItem *item)
{
    static const char *const KINDS[] = {"rect", "round", "circle", "path", "hatch", "text", "clip", "unclip"};
    g_string_append_printf(out, "    %s", KINDS[item->kind]);
    if (item->kind == PAGE_ITEM_TEXT)
        add_text(out, item->text);
    else if (item->point_count)
        add_points(out, item);
    else if (item->kind != PAGE_ITEM_UNCLIP)
        add_box(out, &item->box);
    if (item->kind == PAGE_ITEM_ROUND)
        add_number(out, item->radius);
    add_paint(out, &item->paint);
    g_string_append_c(out, '\n');
}

/* A run is named by its page and its place there; one that the digest leaves out must not move the others. */
static unsigned
run_place(const PageRun *run)
{
    unsigned place = 1;
    for (size_t i = 0; g_ptr_array_index(run->page->runs, i) != run; i++)
        place += !((const PageRun *)g_ptr_array_index(run->page->runs, i))->undigested;
    return place;
}

static void
add_attributes(GString *out, const PageNode *node)
{
    add_quoted(out, "id ", node->id);
    add_quoted(out, "lang ", node->lang);
    add_quoted(out, "title ", node->title);
    add_quoted(out, "alt ", node->alt);
    if (node->scope != PAGE_SCOPE_NONE)
        g_string_append_printf(out, " scope %s", SCOPES[node->scope]);
    if (node->numbering != PAGE_NUMBERING_NONE)
        g_string_append_printf(out, " numbering %s", NUMBERINGS[node->numbering]);
    if (node->row_span != 1 || node->column_span != 1)
        g_string_append_printf(out, " spans %u %u", node->row_span, node->column_span);
    for (char **id = node->headers; id && *id; id++)
        add_quoted(out, "header ", *id);
}

static void
add_run_text(GString *out, const PageRun *run)
{
    for (size_t i = run->first; i < run->first + run->count; i++) {
        const PageItem *item = &g_array_index(run->page->items, PageItem, i);
        if (item->kind == PAGE_ITEM_TEXT)
            add_quoted(out, "", item->text->text);
    }
}

static void
add_kid_link(GString *out, const PageLink *link, int depth)
{
    g_string_append_printf(out, "%*slink %u", depth, "", link->page->number);
    add_box(out, &link->box);
    add_quoted(out, "uri ", link->uri);
    add_quoted(out, "to ", link->target);
    add_quoted(out, "says ", link->description);
    g_string_append_c(out, '\n');
}

static void
add_node(GString *out, const PageNode *node, int depth, bool digest)
{
    g_string_append_printf(out, "%*s%s", depth, "", page_node_type_name(node->type));
    add_attributes(out, node);
    g_string_append_c(out, '\n');
    for (size_t i = 0; i < node->kids->len; i++) {
        const PageKid *kid = page_node_kid(node, i);
        if (kid->kind == PAGE_KID_NODE) {
            add_node(out, kid->node, depth + 2, digest);
        } else if (kid->kind == PAGE_KID_LINK) {
            add_kid_link(out, kid->link, depth + 2);
        } else if (!digest || !kid->run->undigested) {
            g_string_append_printf(out, "%*srun %u.%u", depth + 2, "", kid->run->page->number, run_place(kid->run));
            add_run_text(out, kid->run);
            g_string_append_c(out, '\n');
        }
    }
}

static void
add_page(GString *out, const Page *page, bool digest)
{
    g_string_append_printf(out, "page %u", page->number);
    add_number(out, page->size.width);
    add_number(out, page->size.height);
    add_quoted(out, "label ", page->label);
    g_string_append_c(out, '\n');
    for (size_t i = 0; i < page->runs->len; i++) {
        const PageRun *run = g_ptr_array_index(page->runs, i);
        if (digest && run->undigested)
            continue;
        g_string_append_printf(out, "  run %u.%u %s\n", page->number, run_place(run),
                               run->node ? page_node_type_name(run->node->type) : ARTIFACTS[run->artifact]);
        for (size_t k = run->first; k < run->first + run->count; k++)
            add_item(out, &g_array_index(page->items, PageItem, k));
    }
}

static char *
dump(const PageDocument *document, bool digest)
{
    GString *out = g_string_new("hito page dump 1\n");
    const PageMetadata *metadata = page_document_metadata(document);
    add_quoted(out, "title ", metadata->title);
    add_quoted(out, "lang ", metadata->lang);
    add_quoted(out, "author ", metadata->author);
    add_quoted(out, "subject ", metadata->subject);
    add_quoted(out, "keywords ", metadata->keywords);
    g_string_append_printf(out, " epoch %" G_GINT64_FORMAT "\n", metadata->epoch);
    const GPtrArray *outlines = page_document_outlines(document);
    for (size_t i = 0; i < outlines->len; i++) {
        const PageOutline *outline = g_ptr_array_index(outlines, i);
        g_string_append_printf(out, "outline %u", outline->level);
        add_quoted(out, "", outline->title);
        g_string_append_c(out, '\n');
    }
    add_node(out, page_document_root(document), 0, digest);
    for (size_t i = 0; i < page_document_size(document); i++)
        add_page(out, page_document_page(document, i), digest);
    return g_string_free(out, FALSE);
}

char *
page_dump(const PageDocument *document)
{
    return dump(document, false);
}

char *
page_digest(const PageDocument *document)
{
    g_autofree char *text = dump(document, true);
    return digest_bytes(text, strlen(text));
}
